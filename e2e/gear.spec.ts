import { expect, expectAccessible, expectNoSideways, test } from "./fixtures";
import { administrator, aPhotographer } from "./people";

test("a photo leads to its camera, a bar to the photos it counts, and its lens to the cameras it was on", async ({ page, isMobile }) => {
  const { mark, name, photos } = await aPhotographer(page, "Gerda");
  const main = page.getByRole("main");
  await page.goto(photos[0]!);
  // On a phone all that is known of the camera is behind its line.
  if (isMobile) await main.locator("summary", { hasText: "Camera data" }).click();
  await main.getByRole("link", { name: `Testar ${mark}` }).click();
  await page.waitForURL(`/camera/testar-${mark}`);
  await expect(page.getByRole("heading", { level: 1, name: `Testar ${mark}` })).toBeVisible();
  await expect(page.getByText("2 photos by 1 person")).toBeVisible();
  await expect(main.getByRole("link", { name }).first()).toBeVisible();
  await expectAccessible(page);
  await expectNoSideways(page);

  await main
    .getByRole("region", { name: "ISO" })
    .getByRole("link", { name: /^400–799.*1 photo/ })
    .click();
  await page.waitForURL(/iso=400/);
  await expect(main.getByRole("heading", { level: 2, name: "1 photo", exact: true })).toBeVisible();

  await page.goto(`/camera/testar-${mark}`);
  await main
    .getByRole("region", { name: "Lenses used on it" })
    .getByRole("link", { name: `Testagon ${mark}` })
    .first()
    .click();
  await page.waitForURL(/\/lens\/testagon-/);
  await expect(
    main
      .getByRole("region", { name: "Cameras it was used on" })
      .getByRole("link", { name: `Testar ${mark}` })
      .first(),
  ).toBeVisible();
});

test("without JavaScript a camera is found by its name, and an administrator makes it part of another, to which it leads from then on", async ({
  page,
  browser,
  baseURL,
}) => {
  const { mark } = await aPhotographer(page, "Gudrun");
  const keeper = await administrator(browser, baseURL);
  const context = await browser.newContext({ baseURL, locale: "en", javaScriptEnabled: false, storageState: await keeper.context().storageState() });
  const plain = await context.newPage();
  const main = plain.getByRole("main");

  await plain.goto("/explore");
  await main.getByRole("link", { name: "Cameras" }).click();
  await main.getByLabel("Find a camera").fill(`probex ${mark}`);
  await main.getByRole("button", { name: "Find" }).click();
  await main.getByRole("link", { name: `Probex ${mark}` }).click();
  await expect(plain).toHaveURL(`/camera/probex-${mark}`);

  await plain.goto(`/admin/gear?q=${mark}`);
  await main.getByRole("link", { name: `Probex ${mark}` }).click();
  await main.getByLabel("Which one it is part of").fill(`testar ${mark}`);
  await main.getByRole("button", { name: "Find" }).click();
  await main.getByRole("link", { name: new RegExp(`^Testar ${mark}`) }).click();
  await expect(main.getByText(`1 photo moves to Testar ${mark}`)).toBeVisible();
  await main.getByRole("button", { name: "Merge and move 1 photo" }).click();
  await expect(main.getByText("Merged: 1 photo moved here.")).toBeVisible();

  await plain.goto(`/camera/probex-${mark}`);
  await expect(plain).toHaveURL(`/camera/testar-${mark}`);
  await expect(plain.getByText("3 photos by 1 person")).toBeVisible();
  await context.close();
});
