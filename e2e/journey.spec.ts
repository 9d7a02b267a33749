import { cameraFiles } from "./cameras";
import { expect, expectNoSideways, signUp, someone, test } from "./fixtures";

test("from signing up to a photo found by its camera", async ({ page, isMobile }) => {
  const person = someone("Vera");
  const mark = person.username.slice(-6);
  await signUp(page, person);

  // Drops a folder's worth of camera files.
  await page.getByRole("link", { name: "Upload photos" }).filter({ visible: true }).first().click();
  await page.waitForURL("/upload");
  await page
    .locator('input[type="file"]')
    .first()
    .setInputFiles(await cameraFiles(mark));
  for (const name of ["harbour.jpg", "ridge.jpg", "stars.jpg"])
    await expect(page.getByRole("link", { name: `Open “${name}”` })).toBeVisible({ timeout: 120_000 });

  // Nobody has seen them yet. She looks through what she has, and publishes it.
  await page.getByRole("link", { name: "Review and publish (3)" }).click();
  await page.waitForURL("/upload/review");
  await expect(page.getByRole("main")).toContainText("ISO 400");
  await page.getByRole("button", { name: "Publish 3 photos" }).click();
  await expect(page.getByRole("status")).toHaveText("3 photos are published.");

  // They stand in the feed as one entry, and on her page.
  await page.goto("/");
  await expect(page.getByRole("article").filter({ hasText: person.name }).first()).toContainText("shared 3 photos");
  await expectNoSideways(page);
  await page.goto(`/u/${person.username}`);
  await expect(page.getByRole("heading", { level: 1, name: person.name })).toBeVisible();
  await expect(page.getByRole("main").getByRole("img")).toHaveCount(3);

  // One is opened, and says how it was taken.
  await page.getByRole("main").getByRole("listitem").getByRole("link").last().click();
  await page.waitForURL("/p/*");
  const main = page.getByRole("main");
  await expect(main).toContainText(`Testar ${mark}`);
  await expect(main).toContainText("1/250");
  await expect(main).toContainText("f/1.8");
  await expect(main).toContainText("ISO 400");
  // The camera was held upright: what was stored lying is shown standing.
  const photo = main.getByRole("img").first();
  expect(await photo.evaluate((image: HTMLImageElement) => image.naturalHeight > image.naturalWidth)).toBe(true);
  if (!isMobile) {
    const here = page.url();
    // Before its scripts run, a page hears no keys.
    await expect(async () => {
      if (page.url() === here) await page.keyboard.press("ArrowLeft");
      await page.waitForURL((url) => url.href !== here, { timeout: 10_000 });
    }).toPass();
    await expect(main).toContainText("ISO 100");
  }

  // It is found again by its camera, its lens and its ISO.
  await page.goto(`/search?q=${encodeURIComponent(mark)}`);
  const found = main.locator(".justified li");
  await expect(found).toHaveCount(3);
  // On a phone the filters are a sheet, which stays open while one chooses; a choice made before the scripts are there loads the page anew.
  const filters = main.locator("details").filter({ has: page.locator("summary", { hasText: "Filters" }) });
  const choose = async (name: RegExp) => {
    if (isMobile && (await filters.getAttribute("open")) === null) await filters.locator("summary").first().click();
    await main.getByRole("link", { name }).filter({ visible: true }).first().click();
  };
  await choose(new RegExp(`Testar ${mark}`));
  await page.waitForURL(/camera=/);
  await expect(found).toHaveCount(2);
  await choose(new RegExp(`Testagon ${mark}`));
  await page.waitForURL(/lens=/);
  await choose(/^400–799/);
  await page.waitForURL(/iso=/);
  await expect(found).toHaveCount(1);
  await expectNoSideways(page);
});

test("a private photo is its owner's alone, and the choice can be changed", async ({ page, browser, baseURL }) => {
  const person = someone("Ida");
  const mark = person.username.slice(-6);
  await signUp(page, person);
  await page.goto("/upload");
  await page.getByRole("radio", { name: /Only you/ }).check();
  await page
    .locator('input[type="file"]')
    .first()
    .setInputFiles((await cameraFiles(mark)).slice(0, 1));
  await page.getByRole("link", { name: "Open “harbour.jpg”" }).click({ timeout: 120_000 });
  await page.waitForURL("/p/*");
  await page.getByRole("button", { name: "Publish" }).click();
  await expect(page.getByText("Draft: only you see it")).toHaveCount(0);
  const address = page.url();
  const picture = await page.getByRole("main").getByRole("img").first().getAttribute("src");

  const stranger = await (await browser.newContext({ baseURL })).newPage();
  expect((await stranger.goto(address))?.status()).toBe(404);
  expect(await stranger.evaluate(async (url) => (await fetch(url)).status, picture!)).toBe(404);
  await stranger.goto(`/search?q=${mark}`);
  await expect(stranger.getByRole("main").locator(".justified li")).toHaveCount(0);

  await page.getByRole("link", { name: "Edit" }).click();
  await page.getByLabel("Title").fill("Harbour at night");
  await page.getByLabel("Tags").fill("harbour, night");
  await page.getByRole("radio", { name: /^Everyone/ }).check();
  await page.getByRole("button", { name: "Save" }).click();
  await page.waitForURL(address);
  await expect(page.getByRole("heading", { name: "Harbour at night" })).toBeVisible();
  expect((await stranger.goto(address))?.status()).toBe(200);
});
