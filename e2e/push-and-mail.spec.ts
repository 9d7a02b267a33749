import { backstage } from "./backstage";
import { arrive, expect, expectAccessible, expectNoSideways, someone, test } from "./fixtures";

test("a browser is subscribed only after its owner asks for it, and says so where it cannot be", async ({ page }) => {
  await arrive(page, someone("Ann"));
  let asked = 0;
  await page.exposeFunction("askedForPermission", () => void (asked += 1));
  await page.addInitScript(() => {
    Notification.requestPermission = async () => {
      await (window as unknown as { askedForPermission: () => Promise<void> }).askedForPermission();
      return "denied";
    };
  });
  await page.goto("/settings/notifications");
  const card = page.locator("section#push");
  await expect(card.getByText("goes through a service of the browser's maker")).toBeVisible();
  await expectAccessible(page);
  await expectNoSideways(page);
  expect(asked).toBe(0);
  // Some browsers say no for everybody who drives them; then there is nothing to press.
  const button = card.getByRole("button", { name: "Tell me in this browser" });
  const refused = card.getByText("This browser was told not to ask");
  await expect(button.or(refused)).toBeVisible();
  if (await button.isVisible()) {
    await button.click();
    await expect(refused).toBeVisible();
    expect(asked).toBe(1);
  }
});

test("the link in a mail ends them without signing in and without scripts, by its button and by one click", async ({ page, browser, baseURL, request }) => {
  const ann = someone("Ann");
  await arrive(page, ann);
  const path = await backstage("mailedOfLikes", ann.username);
  const likes = page.getByLabel("Mail: Likes");
  await page.goto("/settings/notifications");
  await expect(likes).toHaveValue("at-once");

  const plain = await (await browser.newContext({ baseURL, locale: "en", javaScriptEnabled: false })).newPage();
  await plain.goto(path);
  await expect(plain.getByRole("heading", { name: "Stop the mails" })).toBeVisible();
  await page.reload();
  await expect(likes).toHaveValue("at-once");
  await plain.getByRole("button", { name: "Stop the mails" }).click();
  await expect(plain.getByRole("heading", { name: "The mails have stopped" })).toBeVisible();
  await page.reload();
  await expect(likes).toHaveValue("never");

  const clicked = await request.post(path, { form: { "List-Unsubscribe": "One-Click" } });
  expect(clicked.status()).toBe(200);
  expect((await request.post(path.replace(/.$/, "_"), { form: { "List-Unsubscribe": "One-Click" } })).status()).toBe(404);
});
