import { expect, expectAccessible, expectNoSideways, test } from "./fixtures";
import { aPhotographer } from "./people";

test("a search is saved where it was made, named anew, deleted and had back, and a feed goes with it", async ({ page, request }) => {
  const { mark } = await aPhotographer(page, "Siri");
  const main = page.getByRole("main");
  await page.goto(`/search?q=${mark}`);
  await main.getByText("Save search").click();
  await expect(main.getByLabel("Name", { exact: true })).toHaveValue(mark);
  await main.getByRole("button", { name: "Save", exact: true }).click();
  await main.getByRole("link", { name: "Saved searches" }).click();
  await page.waitForURL("/searches");
  await expect(main.getByRole("heading", { level: 2, name: mark })).toBeVisible();
  await expect(main.getByText("Nothing new")).toBeVisible();
  await expectAccessible(page);
  await expectNoSideways(page);

  await main.getByText("Rename, feed, delete").click();
  const feed = await main.getByLabel(`Address of the feed of “${mark}”`).inputValue();
  await main.getByLabel("Name", { exact: true }).fill("Siri’s own");
  await main.getByRole("button", { name: "Save name" }).click();
  await expect(main.getByRole("heading", { level: 2, name: "Siri’s own" })).toBeVisible();
  const path = new URL(feed).pathname;
  const answer = await request.get(path);
  expect(answer.headers()["content-type"]).toContain("application/atom+xml");
  expect(await answer.text()).toContain("<title>Siri’s own</title>");
  expect((await request.get(path, { headers: { "if-none-match": answer.headers().etag! } })).status()).toBe(304);

  await main.getByRole("button", { name: "Delete search “Siri’s own”" }).click();
  await expect(main.getByText("“Siri’s own” is deleted")).toBeVisible();
  expect((await request.get(path)).status()).toBe(404);
  await main.getByRole("button", { name: "Undo" }).click();
  await expect(main.getByRole("heading", { level: 2, name: "Siri’s own" })).toBeVisible();
  expect((await request.get(path)).status()).toBe(200);
});

test("without JavaScript a search is saved, and bars of one's own numbers lead to the photos they count", async ({ page, browser, baseURL }) => {
  const { username, mark } = await aPhotographer(page, "Solveig");
  const context = await browser.newContext({ baseURL, locale: "en", javaScriptEnabled: false, storageState: await page.context().storageState() });
  const plain = await context.newPage();
  const main = plain.getByRole("main");
  await plain.goto(`/search?q=${mark}`);
  await main.getByText("Save search").click();
  await main.getByRole("button", { name: "Save", exact: true }).click();
  await main.getByRole("link", { name: "Saved searches" }).click();
  await expect(main.getByRole("heading", { level: 2, name: mark })).toBeVisible();

  await plain.goto(`/u/${username}`);
  await main.getByRole("link", { name: "My statistics" }).click();
  await expect(plain).toHaveURL("/statistics");
  await main.getByLabel("Camera", { exact: true }).selectOption({ label: `Testar ${mark}` });
  await main.getByRole("button", { name: "Show", exact: true }).click();
  await expect(plain).toHaveURL(new RegExp(`camera=testar-${mark}`));
  await main
    .getByRole("region", { name: "ISO" })
    .getByRole("link", { name: /^400–799.*1 photo/ })
    .click();
  await expect(main.getByRole("heading", { level: 2, name: "1 photo", exact: true })).toBeVisible();
  await context.close();
});

test("a picture of one's numbers is downloaded", async ({ page }) => {
  await aPhotographer(page, "Sunniva");
  await page.goto("/statistics");
  await expectAccessible(page);
  await expectNoSideways(page);
  const download = page.waitForEvent("download");
  await page.getByRole("link", { name: "Download picture" }).click();
  expect((await download).suggestedFilename()).toBe("halation-statistics.png");
});
