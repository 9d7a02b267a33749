import { arrive, expect, expectAccessible, expectNoSideways, someone, test } from "./fixtures";
import { aPhotographer } from "./people";

test("a like rings the bell of an open page, is read there, and is gone when it is taken back", async ({ page, browser, baseURL, isMobile }) => {
  const ann = await aPhotographer(page, "Ann");
  const ben = someone("Ben");
  const other = await (await browser.newContext({ baseURL, locale: "en" })).newPage();
  await arrive(other, ben);
  await page.goto("/notifications");
  await expect(page.getByRole("heading", { name: "Nothing yet" })).toBeVisible();
  const place = isMobile ? page.getByRole("banner") : page.getByRole("navigation", { name: "Main menu" });
  const bell = place.getByRole("link", { name: /^Notifications/ }).first();

  await other.goto(ann.photos[0]!);
  await other.getByRole("button", { name: "Like", exact: true }).click();
  await expect(bell).toHaveAccessibleName(/unread: 1/);
  await expect(page.getByRole("link", { name: "Ben likes your photo" })).toBeVisible();
  await expectAccessible(page);
  await expectNoSideways(page);

  await page.keyboard.press("j");
  await page.keyboard.press("e");
  await expect(bell).toHaveAccessibleName("Notifications");
  await page.getByRole("link", { name: "Ben likes your photo" }).click();
  await expect(page).toHaveURL(ann.photos[0]!);

  await other.getByRole("button", { name: "Like: 1" }).click();
  await expect(other.getByRole("button", { name: "Like", exact: true })).toBeVisible();
  await page.goto("/notifications");
  await expect(page.getByRole("link", { name: "Ben likes your photo" })).toHaveCount(0);
});

test("reading, muting and choosing work without scripts", async ({ page, browser, baseURL }) => {
  const ann = await aPhotographer(page, "Ann");
  const other = await (await browser.newContext({ baseURL, locale: "en" })).newPage();
  await arrive(other, someone("Ben"));
  await other.goto(ann.photos[0]!);
  await other.getByRole("button", { name: "Like", exact: true }).click();
  await expect(other.getByRole("button", { name: "Like: 1" })).toBeVisible();

  const context = await browser.newContext({ baseURL, locale: "en", javaScriptEnabled: false, storageState: await page.context().storageState() });
  const plain = await context.newPage();
  await expect(async () => {
    await plain.goto("/notifications?show=unread");
    await expect(plain.getByRole("link", { name: "Ben likes your photo" })).toBeVisible();
  }).toPass();
  await plain.getByRole("button", { name: "Mark as read: Ben likes your photo" }).click();
  await plain.goto("/notifications?show=unread");
  await expect(plain.getByRole("heading", { name: "All read" })).toBeVisible();

  await plain.goto("/notifications");
  await plain.getByLabel("Hear less of this: Ben likes your photo").click();
  await plain.getByRole("button", { name: "Mute this photo" }).click();
  await plain.goto("/settings/notifications");
  await expect(plain.getByText("Photo by Ann").first()).toBeVisible();
  await plain.getByLabel("Mail: Replies").selectOption("daily");
  await plain.getByRole("button", { name: "Save" }).click();
  await expect(plain.getByText("Saved.")).toBeVisible();
  await expect(plain.getByLabel("Mail: Replies")).toHaveValue("daily");
});
