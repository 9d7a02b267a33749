import { arrive, expect, someone, test } from "./fixtures";
import { aPhotographer } from "./people";

test("a feed holds those one follows, tells what is new without moving, and has an end", async ({ page, browser, baseURL }) => {
  const vera = await aPhotographer(page, "Vera");
  const context = await browser.newContext({ baseURL, locale: "en" });
  const reading = await context.newPage();
  await arrive(reading, someone("Rolf"));
  await reading.goto("/");
  await expect(reading.getByRole("heading", { name: "Find people to follow" })).toBeVisible();
  await reading.getByRole("link", { name: "See what everyone shares" }).click();
  await expect(reading.getByRole("article").filter({ hasText: vera.name }).first()).toBeVisible();
  await reading.goto(`/u/${vera.username}`);
  await reading.getByRole("button", { name: `Follow ${vera.name}`, exact: true }).click();
  await expect(reading.getByRole("button", { name: `Following ${vera.name}. Press to stop` })).toBeVisible();
  await reading.goto("/");
  await expect(reading.getByRole("article")).toHaveCount(1);
  await expect(reading.getByText("That is everything,")).toBeVisible();

  await page.goto("/settings");
  await page.getByLabel("City", { exact: true }).fill("Bergen");
  await page.locator("section#about").getByRole("button", { name: "Save" }).click();
  await expect(page.locator("section#about")).toContainText("Saved.");
  await reading.evaluate(() => document.dispatchEvent(new Event("visibilitychange")));
  await reading.getByRole("button", { name: "1 new" }).click();
  await expect(reading.getByRole("article").first()).toContainText("changed their city");
});

test("without JavaScript one chooses what feeds tell, and reads either of them", async ({ page, browser, baseURL }) => {
  const { name } = await aPhotographer(page, "Njal");
  const context = await browser.newContext({ baseURL, locale: "en", javaScriptEnabled: false, storageState: await page.context().storageState() });
  const plain = await context.newPage();
  await plain.goto("/everyone");
  await expect(plain.getByRole("article").filter({ hasText: name })).toHaveCount(1);
  await plain.goto("/settings/publishing");
  const feed = plain.locator("section#feed");
  await feed.getByRole("group", { name: "Tell others about" }).getByLabel("Photos").uncheck();
  await feed.getByRole("button", { name: "Save" }).click();
  await expect(feed).toContainText("Saved.");
  await expect(feed.getByRole("group", { name: "Tell others about" }).getByLabel("Photos")).not.toBeChecked();
  await plain.getByRole("link", { name: "Home" }).first().click();
  await expect(plain.getByRole("article").filter({ hasText: name })).toHaveCount(1);
});
