import type { BrowserContext, Page } from "@playwright/test";
import { backstage } from "./backstage";
import { carryCookie, expect, expectAccessible, expectNoSideways, test } from "./fixtures";

/** Somebody with a scan, signed in here. */
async function signedIn(context: BrowserContext) {
  const made = await backstage("aScanner");
  await carryCookie(context, made.cookie);
  return made;
}

async function enterAll(page: Page): Promise<void> {
  const values = { Camera: "nikon FM2", Lens: "Nikon NIKKOR 50mm f/1.8", Aperture: "f/2.8", "Exposure time": "1/250", Sensitivity: "400" };
  for (const [label, value] of Object.entries(values)) await page.getByLabel(label, { exact: true }).fill(value);
}

/** On the photo's page: each value, and the mark beside it. */
async function expectMarked(page: Page): Promise<void> {
  const main = page.getByRole("main");
  for (const value of [/nikon fm2/i, "Nikon NIKKOR 50 mm f/1.8", "f/2.8", "1/250", "ISO 400"]) await expect(main).toContainText(value);
  await expect(main.getByText("entered by hand", { exact: true })).toHaveCount(5);
  await expect(main.getByText("Entered by hand: the file does not say it")).toBeVisible();
}

test("what a scan does not say is entered, marked for everyone, and found", async ({ page, browser, baseURL, isMobile }) => {
  const { scan, username } = await signedIn(page.context());
  await page.goto(`${scan}/edit`);
  await enterAll(page);
  await page.getByLabel("Aperture", { exact: true }).fill("wide open");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("Write an f-number from 0.5 to 128, such as 2.8 or f/2.8.")).toBeVisible();
  await expect(page.getByLabel("Aperture", { exact: true })).toHaveValue("wide open");
  await expect(page.getByLabel("Exposure time", { exact: true })).toHaveValue("1/250");
  await expectAccessible(page);
  await expectNoSideways(page);
  await page.getByLabel("Aperture", { exact: true }).fill("2,8");
  await page.getByRole("button", { name: "Save" }).click();
  await page.waitForURL((url) => url.pathname === scan);
  await expectMarked(page);
  await expectAccessible(page);

  const stranger = await (await browser.newContext({ baseURL, locale: "en" })).newPage();
  await stranger.goto(scan);
  await expectMarked(stranger);

  await page.goto(`/search?owner=${username}`);
  const main = page.getByRole("main");
  const found = main.locator(".justified li");
  await expect(found).toHaveCount(2);
  const filters = main.locator("details").filter({ has: page.locator("summary", { hasText: "Filters" }) });
  const choose = async (name: RegExp) => {
    if (isMobile && (await filters.getAttribute("open")) === null) await filters.locator("summary").first().click();
    await main.getByRole("link", { name }).filter({ visible: true }).first().click();
  };
  await choose(/nikon fm2/i);
  await page.waitForURL(/camera=nikon-fm2/);
  await expect(found).toHaveCount(1);
  await choose(/^400–799/);
  await page.waitForURL(/iso=/);
  await expect(found).toHaveCount(1);

  // It can be taken back.
  await page.goto(`${scan}/edit`);
  await expect(page.getByLabel("Exposure time", { exact: true })).toHaveValue("1/250");
  await page.getByLabel("Sensitivity", { exact: true }).fill("");
  await page.getByRole("button", { name: "Save" }).click();
  await page.waitForURL((url) => url.pathname === scan);
  await expect(main.getByText("entered by hand", { exact: true })).toHaveCount(4);
  await expect(main).not.toContainText("ISO 400");
});

test("what the file says is shown and cannot be changed", async ({ page }) => {
  const { photo } = await signedIn(page.context());
  await page.goto(`${photo}/edit`);
  await expect(page.getByRole("group", { name: "These fields will be public" })).toContainText("Camera: Testar 1");
  const data = page.getByRole("group", { name: "What the file does not say" });
  await expect(data.getByLabel("Camera", { exact: true })).toHaveCount(0);
  await expect(data.getByLabel("Lens", { exact: true })).toBeVisible();
});

test("without JavaScript it is entered all the same", async ({ browser, baseURL }) => {
  const context = await browser.newContext({ baseURL, locale: "en", javaScriptEnabled: false });
  const { scan } = await signedIn(context);
  const page = await context.newPage();
  await page.goto(`${scan}/edit`);
  await enterAll(page);
  await page.getByLabel("Taken on", { exact: true }).fill("1986-05-17");
  await page.getByLabel("Sensitivity", { exact: true }).fill("fast");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("Write a whole number from 1 to 10000000, such as 400.")).toBeVisible();
  await expect(page.getByLabel("Camera", { exact: true })).toHaveValue("nikon FM2");
  await page.getByLabel("Sensitivity", { exact: true }).fill("400");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("main")).toContainText("ISO 400");
  await expect(page.getByRole("main")).toContainText("May 17, 1986");
  await expect(page.getByRole("main").getByText("entered by hand", { exact: true })).toHaveCount(6);
});
