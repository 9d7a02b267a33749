import { expect, test } from "./fixtures";
import { aPhotographer } from "./people";

test("without JavaScript one reads the feed, a photo and a profile, searches and edits", async ({ page, browser, baseURL }) => {
  const { username, mark, photos } = await aPhotographer(page, "Tove");
  const context = await browser.newContext({ baseURL, locale: "en", javaScriptEnabled: false, storageState: await page.context().storageState() });
  const plain = await context.newPage();

  await plain.goto("/");
  await expect(plain.getByRole("article").first()).toBeVisible();
  await expect(plain.getByRole("article").filter({ hasText: "Tove" }).first().getByRole("img")).toHaveCount(3);
  await plain.goto(`/u/${username}`);
  await expect(plain.getByRole("main").getByRole("img")).toHaveCount(3);
  await plain.goto(photos[0]!);
  await expect(plain.getByRole("main")).toContainText(`Testar ${mark}`);

  await plain.goto("/search");
  await plain.getByRole("searchbox").fill(mark);
  await plain.getByRole("main").getByRole("button", { name: "Search" }).click();
  await expect(plain.locator("ul.justified > li")).toHaveCount(3);

  await plain.goto(`${photos[0]!}/edit`);
  await plain.getByLabel("Title").fill("Written by hand");
  await plain.getByRole("button", { name: "Save" }).click();
  await expect(plain.getByRole("heading", { name: "Written by hand" })).toBeVisible();

  await plain.goto("/settings");
  await plain.getByLabel("About you").fill("Light, mostly.");
  await plain.getByLabel("About you").locator("xpath=ancestor::form").getByRole("button").click();
  await plain.goto(`/u/${username}`);
  await expect(plain.getByText("Light, mostly.")).toBeVisible();
});
