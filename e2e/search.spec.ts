import { expect, expectNoSideways, test } from "./fixtures";
import { aPhotographer } from "./people";

test("night shots of one camera are found by what is typed, by handles and by links, and nothing found says what to loosen", async ({ page, isMobile }) => {
  const { mark, username } = await aPhotographer(page, "Vega");
  const main = page.getByRole("main");
  await page.goto(`/search?owner=${username}`);
  const found = main.locator(".justified li");
  await expect(found).toHaveCount(3);

  // A camera that completes what is typed narrows what is searched for already.
  const box = main.getByRole("combobox");
  await box.fill(`testar ${mark}`);
  await expect(
    main
      .getByRole("option")
      .filter({ hasText: `Testar ${mark}` })
      .first(),
  ).toBeVisible();
  await box.press("ArrowDown");
  await expect(box).toHaveAttribute("aria-activedescendant", /.+/);
  await box.press("Enter");
  await page.waitForURL(/camera=/);
  expect(page.url()).toContain(`owner=${username}`);
  await expect(found).toHaveCount(2);

  // From ISO 200 on, with the keys of a handle.
  if (isMobile) await main.getByRole("link", { name: "ISO", exact: true }).click();
  const handle = main.getByRole("slider", { name: "ISO, from" });
  await handle.focus();
  for (const _ of [1, 2]) await handle.press("ArrowRight");
  await page.waitForURL(/iso=200\.\./);
  if (isMobile) await main.locator("details[data-sheet] > summary").click();
  await expect(found).toHaveCount(1);
  await expect(main.getByRole("link", { name: "Remove ISO: 200 and up" })).toBeVisible();
  await expectNoSideways(page);

  // What is typed counts when one goes on, by whatever way; what cannot be read is said, and a list that holds nothing of a name says so.
  await page.goto(`/search?owner=${username}`);
  if (isMobile) await main.getByRole("link", { name: "ISO", exact: true }).click();
  const from = main.locator("#facet-iso").getByLabel(/^From/);
  await from.fill("many");
  await from.press("Tab");
  await expect(main.getByText("This value cannot be read")).toBeVisible();
  await from.fill("200");
  await (isMobile ? main.locator("details[data-sheet] > summary") : main.getByRole("heading", { name: /^\d photos/ })).click();
  await page.waitForURL(/iso=200\.\./);
  await expect(found).toHaveCount(2);
  await page.goto(`/search?owner=${username}&more=camera&find=nobodymakesthis`);
  if (isMobile) await main.getByRole("link", { name: "Camera", exact: true }).click();
  await expect(main.getByText("Nothing called “nobodymakesthis”")).toBeVisible();
  await main.getByRole("link", { name: "Show the list again: Camera" }).click();
  await expect(main.locator("#facet-camera").getByRole("link", { name: new RegExp(`Testar ${mark}`) })).toBeVisible();

  await page.goto(`/search?owner=${username}&iso=25600..&orientation=portrait`);
  await main.getByRole("link", { name: /^Without ISO/ }).click();
  await page.waitForURL((url) => !url.search.includes("iso"));
  await expect(found).toHaveCount(1);

  // A part of the day is understood in words, too: as they are typed, and where no photo has them.
  await page.goto(`/search?owner=${username}`);
  await box.fill("testar by nigh");
  await main.getByRole("option", { name: "Night" }).click();
  await page.waitForURL(/hour=0\.\.5/);
  expect(new URL(page.url()).searchParams.get("q")).toBe("testar by");
  await page.goto(`/search?owner=${username}&q=evenings`);
  await main.getByRole("link", { name: /^Evening/ }).click();
  await page.waitForURL(/hour=18\.\.23/);
  expect(page.url()).not.toContain("q=");
});

test("without JavaScript one opens the filters, chooses, types an interval, sorts, and looks for people, posts and tags", async ({
  page,
  browser,
  baseURL,
}) => {
  const { mark, username } = await aPhotographer(page, "Lyra");
  const context = await browser.newContext({
    baseURL,
    locale: "en",
    javaScriptEnabled: false,
    storageState: await page.context().storageState(),
    viewport: { width: 390, height: 800 },
  });
  const plain = await context.newPage();
  const main = plain.getByRole("main");
  await plain.goto(`/search?owner=${username}`);
  await main.getByRole("link", { name: "Camera", exact: true }).click();
  await main
    .getByRole("link", { name: new RegExp(`Testar ${mark}`) })
    .filter({ visible: true })
    .first()
    .click();
  await expect(main.locator(".justified li")).toHaveCount(2);
  await main.locator("details[data-sheet] > summary").click();
  const iso = main.locator("#facet-iso");
  await iso.getByLabel(/^From/).fill("200");
  await iso.getByRole("button", { name: "Apply: ISO" }).click();
  await expect(plain).toHaveURL(/iso=200\.\./);
  await expect(main.locator(".justified li")).toHaveCount(1);
  await main.getByRole("link", { name: "Remove ISO: 200 and up" }).click();
  await main.getByRole("link", { name: "Date taken", exact: true }).filter({ visible: true }).click();
  await expect(plain).toHaveURL(/sort=taken/);

  await plain.goto(`/search?q=${username}`);
  await main.getByRole("link", { name: "People", exact: true }).click();
  await expect(main.getByText("People you are not connected with")).toHaveCount(0);
  await plain.goto(`/search/people?q=keeper`);
  await expect(main.locator('a[href="/u/keeper"]').first()).toBeVisible();
  for (const tab of ["Posts", "Tags"]) {
    await main.getByRole("link", { name: tab, exact: true }).click();
    await expect(plain).toHaveURL(new RegExp(`/search/${tab.toLowerCase()}\\?q=keeper`));
  }
});
