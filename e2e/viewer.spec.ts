import type { Page } from "@playwright/test";
import { expect, expectAccessible, expectNoSideways, test } from "./fixtures";
import { aPhotographer, type Photographer } from "./people";

/** The photographer's photos as the search shows them, and the first of them opened from there. */
async function openFromSearch(page: Page, { mark }: Photographer): Promise<string[]> {
  await page.goto(`/search?q=${mark}`);
  const found = page.locator(".justified li a");
  await expect(found).toHaveCount(3);
  const hrefs = await found.evaluateAll((links) => links.map((link) => link.getAttribute("href") ?? ""));
  await found.first().click();
  await page.waitForURL((url) => url.pathname.startsWith("/p/"));
  return hrefs;
}

const here = (page: Page): string => page.url().replace(/^https?:\/\/[^/]+/, "");
const viewer = (page: Page) => page.getByRole("dialog", { name: "Photo viewer" });

/** Presses a key until the page has heard it: it hears none before its scripts run. */
const press = (page: Page, key: string, href: string | undefined) =>
  expect(async () => {
    if (here(page) !== href) await page.keyboard.press(key);
    await expect.poll(() => here(page), { timeout: 10_000 }).toBe(href);
  }).toPass();

test("from a search one goes on through what was found, looks closely, and comes back to it", async ({ page }) => {
  const hrefs = await openFromSearch(page, await aPhotographer(page, "Viola"));
  expect(hrefs[0]).toContain("?in=search:q%3D");
  await press(page, "ArrowRight", hrefs[1]);
  await press(page, "ArrowLeft", hrefs[0]);
  await expectNoSideways(page);

  await page.getByRole("link", { name: "Enlarge" }).click();
  await expect(viewer(page)).toBeVisible();
  await expect(viewer(page).getByRole("link", { name: "Previous photo" })).toHaveCount(0);
  await expectAccessible(page);
  // The focus stays inside.
  for (let press = 0; press < 12; press += 1) await page.keyboard.press("Tab");
  expect(await page.evaluate(() => document.activeElement === document.body || document.querySelector("dialog")?.contains(document.activeElement))).toBe(true);

  await page.keyboard.press("ArrowRight");
  await expect.poll(() => here(page)).toBe(hrefs[1]);
  await viewer(page).getByRole("link", { name: "Next photo" }).click();
  await expect.poll(() => here(page)).toBe(hrefs[2]);
  await expect(viewer(page).getByRole("link", { name: "Next photo" })).toHaveCount(0);

  await page.keyboard.press("i");
  await expect(viewer(page).getByRole("complementary", { name: "Camera data" })).toBeVisible();
  await page.keyboard.press("i");
  await expect(viewer(page).getByRole("complementary")).toHaveCount(0);

  // The photograph stays while the list of keys is on its way.
  const arrival = Promise.withResolvers<void>();
  await page.route("**/*.js", async (route) => {
    await arrival.promise;
    await route.continue();
  });
  await page.keyboard.press("?");
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
  await expect(viewer(page)).toBeVisible();
  arrival.resolve();
  await page.unrouteAll({ behavior: "wait" });
  await expect(page.getByRole("dialog", { name: "Keys" })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog", { name: "Keys" })).toHaveCount(0);
  await expect(viewer(page)).toBeVisible();

  // At the end the slideshow says so, and stops.
  await viewer(page).getByRole("button", { name: "Start the slideshow" }).click();
  await expect(viewer(page).getByRole("status")).toHaveText("That was the last photo.");
  await expect(viewer(page).getByRole("button", { name: "Start the slideshow" })).toBeVisible();

  await page.keyboard.press("Escape");
  await expect(viewer(page)).toHaveCount(0);
  await expect(page.getByRole("link", { name: "Enlarge" })).toBeFocused();
  expect(here(page)).toBe(hrefs[2]);
  // Steps leave no trail: one way back, to the search.
  await page.keyboard.press("Escape");
  await page.waitForURL(/\/search\?q=/);
});

test("without JavaScript the same is reached by links", async ({ page, browser, baseURL }) => {
  const photographer = await aPhotographer(page, "Nora");
  const context = await browser.newContext({ baseURL, locale: "en", javaScriptEnabled: false, storageState: await page.context().storageState() });
  const plain = await context.newPage();
  const hrefs = await openFromSearch(plain, photographer);
  await plain.getByRole("link", { name: "Next photo" }).click();
  await expect.poll(() => here(plain)).toBe(hrefs[1]);
  await plain.getByRole("link", { name: "Back to the search" }).click();
  await plain.waitForURL(/\/search\?q=/);
  await plain.goto(hrefs[0]!);
  const largest = await plain.getByRole("link", { name: "Enlarge" }).getAttribute("href");
  expect((await plain.request.get(largest!)).headers()["content-type"]).toContain("image/");
  // What makes no sense leads on through the author's photos.
  await plain.goto(`${hrefs[0]!.split("?")[0]}?in=post:nonsense`);
  await expect(plain.getByRole("link", { name: "All photos of whoever took this one" })).toBeVisible();
});
