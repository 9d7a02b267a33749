import { arrive, expect, expectAccessible, someone, test } from "./fixtures";
import { aPhotographer } from "./people";

test("a name shows who it is to whoever rests on it, by pointer and by key", async ({ page, browser, baseURL }) => {
  const { username, photos } = await aPhotographer(page, "Inga");
  const reader = await (await browser.newContext({ baseURL, locale: "en" })).newPage();
  await arrive(reader, someone("Jan"));
  await reader.goto(photos[0]!);
  const name = reader.getByRole("main").getByRole("link", { name: "Inga", exact: true });
  const card = reader.getByRole("group", { name: "About Inga" });

  await name.hover();
  await expect(card).toContainText("3 photos");
  await expect(card).toContainText(`@${username}`);
  await expectAccessible(reader);
  await card.getByRole("button", { name: "Follow Inga" }).click();
  await expect(card.getByRole("button", { name: "Following Inga. Press to stop" })).toBeVisible();
  await expect(card).toContainText("1 follower");
  await reader.mouse.move(0, 0);
  await reader.keyboard.press("Escape");
  await expect(card).toBeHidden();

  await reader.reload();
  await name.focus();
  await reader.keyboard.press("Shift+Tab");
  await reader.keyboard.press("Tab");
  await expect(name).toBeFocused();
  await expect(card.getByRole("link", { name: "Inga" })).toBeVisible();
  await reader.keyboard.press("Tab");
  await expect(card.getByRole("link", { name: "Inga" })).toBeFocused();
  await reader.keyboard.press("Escape");
  await expect(card).toBeHidden();
  await expect(name).toBeFocused();
  await reader.context().close();
});

test("a finger on a name leads to whose it is, and so does a name without JavaScript", async ({ page, browser, baseURL }) => {
  const { username, photos } = await aPhotographer(page, "Knut");
  const storageState = await page.context().storageState();
  for (const options of [{ hasTouch: true }, { javaScriptEnabled: false }]) {
    const reader = await (await browser.newContext({ baseURL, locale: "en", storageState, ...options })).newPage();
    await reader.goto(photos[0]!);
    const name = reader.getByRole("main").getByRole("link", { name: "Knut", exact: true });
    await (options.hasTouch ? name.tap() : name.click());
    await reader.waitForURL(`/u/${username}`);
    await expect(reader.getByRole("group", { name: "About Knut" })).toHaveCount(0);
    await reader.context().close();
  }
});
