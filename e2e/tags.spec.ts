import { expect, test } from "./fixtures";
import { aPhotographer } from "./people";

test("what everyone shares is explored, and a tag is followed, muted and let go again", async ({ page }) => {
  const { photos } = await aPhotographer(page, "Runa");
  const tag = `dusk${photos[0]!.slice(-8)}`;
  await page.goto(`${photos[0]!}/edit`);
  await page.getByLabel("Tags").fill(tag);
  await page.getByRole("button", { name: "Save" }).click();
  await page.waitForURL(photos[0]!);
  await page.getByRole("link", { name: tag }).click();
  await expect(page.getByRole("heading", { level: 1, name: `#${tag}` })).toBeVisible();
  await expect(page.getByRole("main").getByRole("img")).toHaveCount(1);

  await page.getByRole("button", { name: `Follow the tag ${tag}` }).click();
  await expect(page.getByRole("button", { name: `Stop following the tag ${tag}` })).toBeVisible();
  await page.getByRole("button", { name: `Mute the tag ${tag}` }).click();
  await expect(page.getByText("Muted: nothing with this tag")).toBeVisible();

  // Unasked it comes no more.
  await page.getByRole("link", { name: "Explore" }).first().click();
  await expect(page.getByRole("heading", { level: 1, name: "Explore" })).toBeVisible();
  await expect(page.locator(`main a[href^="${photos[1]!}"]`)).toHaveCount(1);
  await expect(page.locator(`main a[href^="${photos[0]!}"]`)).toHaveCount(0);

  await page.goto("/settings/tags");
  await page.getByRole("button", { name: `Unmute the tag ${tag}` }).click();
  await expect(page.getByText("You have muted no tag.")).toBeVisible();
});

test("without JavaScript one explores by age and by popularity, and follows a tag in any spelling", async ({ page, browser, baseURL }) => {
  await aPhotographer(page, "Sten");
  const context = await browser.newContext({ baseURL, locale: "en", javaScriptEnabled: false, storageState: await page.context().storageState() });
  const plain = await context.newPage();
  await plain.goto("/explore");
  await expect(plain.getByRole("main").getByRole("img").first()).toBeVisible();
  await plain.getByRole("main").getByRole("link", { name: "Popular", exact: true }).click();
  await expect(plain).toHaveURL(/popular=week/);
  await plain.getByRole("main").getByRole("link", { name: "Posts", exact: true }).click();
  await expect(plain).toHaveURL(/\/explore\/posts\?popular=week/);

  await plain.goto("/t/Nobody%20Uses%20This");
  await expect(plain).toHaveURL("/t/nobody_uses_this");
  await expect(plain.getByText("No photos carry this tag")).toBeVisible();
  await plain.getByRole("button", { name: "Follow the tag nobody_uses_this" }).click();
  await expect(plain.getByRole("button", { name: "Stop following the tag nobody_uses_this" })).toBeVisible();
  await context.close();
});
