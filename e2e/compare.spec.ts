import { backstage } from "./backstage";
import { carryCookie, expect, expectAccessible, expectNoSideways, test } from "./fixtures";

test("two cameras are chosen, stepped through and looked at under one loupe", async ({ page, context, isMobile }) => {
  const { cookie, cameras } = await backstage("comparablePhotos");
  await carryCookie(context, cookie);
  await page.goto(`/compare?find=${encodeURIComponent(cameras[0]!.replace(" One", ""))}`);
  for (const name of cameras) await page.getByRole("checkbox", { name }).check();
  await page.getByRole("button", { name: "Compare these cameras" }).click();
  await page.waitForURL(/camera=.+&camera=/);
  const table = page.getByRole("table");
  for (const name of cameras) await expect(table.getByRole("columnheader", { name })).toBeVisible();
  await expect(table.getByRole("rowheader", { name: "ISO 400–799" })).toBeVisible();
  // Where one of them has nothing there is nothing to compare, unless one wants to see that.
  await expect(table.getByText("No photograph")).toHaveCount(0);
  await page.getByRole("link", { name: "Show these too" }).click();
  await expect(table.getByText("No photograph")).toHaveCount(1);
  await expectAccessible(page);
  await expectNoSideways(page);

  await table.getByRole("link", { name: `Next match: ${cameras[0]!}, ISO 400–799` }).click();
  await expect(table.getByText("2 of 2")).toBeVisible();
  await expect(page.locator("[data-loupe-pane]")).toHaveCount(0);
  await page.getByRole("link", { name: "Loupe at 100 %" }).click();
  await expect(page.locator("[data-loupe-pane]")).toHaveCount(3);
  await expectAccessible(page);

  const region = page.getByRole("region", { name: cameras[0]! });
  await region.focus();
  await region.press("ArrowRight");
  await region.press("Shift+ArrowUp");
  await region.press("+");
  await expect(page).toHaveURL(/loupe=510\.400&zoom=2$/);
  await page.getByRole("link", { name: "Upper left corner" }).click();
  await expect(page).toHaveURL(/loupe=0\.0&zoom=2$/);
  // The picture goes with the pointer, and in every pane by as much of itself.
  const pane = page.locator("[data-loupe-pane]").first();
  await pane.scrollIntoViewIfNeeded();
  const before = await page.locator("[data-loupe-pane] > img").evaluateAll((pictures) => pictures.map((picture) => picture.getBoundingClientRect().left));
  const box = (await pane.boundingBox())!;
  if (!isMobile) {
    await page.mouse.move(box.x + 100, box.y + 60);
    await page.mouse.down();
    await page.mouse.move(box.x + 40, box.y + 60, { steps: 3 });
    await page.mouse.up();
    const after = await page.locator("[data-loupe-pane] > img").evaluateAll((pictures) => pictures.map((picture) => picture.getBoundingClientRect().left));
    for (const [index, left] of after.entries()) expect(Math.round(before[index]! - left)).toBe(60);
  }
  // What stands in a cell changes under the loupe, which stays.
  await table.getByRole("link", { name: `Better match: ${cameras[0]!}, ISO 400–799` }).click();
  await expect(table.getByText("1 of 2")).toBeVisible();
  await expect(page.getByText("200 %")).toBeVisible();
});

test("without JavaScript photographs are picked one by one, and crops are shown by CSS alone", async ({ browser, baseURL }) => {
  const { cookie, photos } = await backstage("comparablePhotos");
  const context = await browser.newContext({ baseURL, locale: "en", javaScriptEnabled: false });
  await carryCookie(context, cookie);
  const plain = await context.newPage();
  await plain.goto(photos[0]!);
  await plain.getByRole("main").getByRole("link", { name: "Compare", exact: true }).click();
  await expect(plain.getByRole("columnheader")).toHaveCount(2);
  await plain.getByLabel("Address of a photograph").fill(new URL(photos[2]!, baseURL).href);
  await plain.getByRole("button", { name: "Add" }).click();
  await expect(plain.getByRole("columnheader")).toHaveCount(3);
  await plain.getByRole("link", { name: "Loupe at 100 %" }).click();
  await plain.getByRole("link", { name: "Upper left corner" }).click();
  await expect(plain).toHaveURL(/loupe=0\.0$/);
  const edges = await plain.locator("[data-loupe-pane]").evaluateAll((panes) =>
    panes.map((pane) => {
      const [around, picture] = [pane.getBoundingClientRect(), pane.querySelector("img")!.getBoundingClientRect()];
      return [picture.left - around.left, picture.top - around.top, Math.round(picture.width * window.devicePixelRatio)];
    }),
  );
  expect(edges).toEqual([
    [0, 0, 3000],
    [0, 0, 3000],
  ]);
  await plain.getByRole("link", { name: "Close the loupe" }).click();
  await expect(plain.locator("[data-loupe-pane]")).toHaveCount(0);
  await context.close();
});
