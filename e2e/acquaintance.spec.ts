import type { Page } from "@playwright/test";
import { arrive, expect, expectNoSideways, someone, test } from "./fixtures";
import { aPhotographer } from "./people";

const press = (page: Page, name: string): Promise<void> => page.getByRole("main").getByRole("button", { name, exact: true }).click();

/** Writes on the wall that is open. */
async function write(page: Page, text: string): Promise<void> {
  await page.locator('details:has([name="text"]) > summary').first().click();
  await page.locator('[name="text"]').fill(text);
  await press(page, "Publish");
  await expect(page.getByRole("article").filter({ hasText: text.split(" @")[0]! })).toBeVisible();
}

test("two get to know each other, talk, and part, and each screen is right after each step", async ({ page: olga, browser, baseURL }) => {
  const { username, photos } = await aPhotographer(olga, "Olga");
  const [photo = ""] = photos;
  const nils = await (
    await browser.newContext({ baseURL, locale: "en", ...(({ viewport, isMobile, hasTouch }) => ({ viewport, isMobile, hasTouch }))(test.info().project.use) })
  ).newPage();
  const him = someone("Nils");
  await arrive(nils, him);
  /** What each sees, for whoever wants to look: `LOOK_DIR` says where to. */
  const look = async (step: string): Promise<void> => {
    for (const [name, page] of Object.entries({ olga, nils })) {
      await expectNoSideways(page);
      if (process.env.LOOK_DIR) await page.screenshot({ path: `${process.env.LOOK_DIR}/${test.info().project.name}.${step}.${name}.png`, fullPage: true });
    }
  };

  await nils.goto(`/u/${username}`);
  await press(nils, "Add friend: Olga");
  await expect(nils.getByRole("button", { name: "Take request back from Olga" })).toBeVisible();
  await olga.goto("/");
  await expect(
    olga
      .getByText("1 request waits for your answer")
      .or(olga.getByRole("heading", { name: "Requests" }))
      .filter({ visible: true })
      .first(),
  ).toBeVisible();
  await look("1-request");
  await olga.goto("/friends");
  await press(olga, "Accept Nils as a friend");
  await expect(olga.getByRole("heading", { name: "Your friends" })).toBeVisible();
  await nils.reload();
  await nils.getByLabel("More about Olga").click();
  await expect(nils.getByRole("button", { name: "End friendship with Olga" })).toBeVisible();
  await look("2-friends");

  await nils.goto(`/u/${username}/posts`);
  await write(nils, `Thank you for the harbour, @${username}`);
  await olga.goto(`/u/${him.username}/posts`);
  await write(olga, `Come along on Sunday, @${him.username}`);
  await nils.goto(`/u/${him.username}/posts`);
  const invitation = nils.getByRole("article").filter({ hasText: "Come along on Sunday" });
  await expect(invitation.getByRole("link", { name: `@${him.username}` })).toHaveAttribute("href", `/u/${him.username}`);
  await olga.goto(`/u/${username}/posts`);
  await expect(olga.getByRole("article").filter({ hasText: "Thank you for the harbour" })).toContainText("Nils");
  await look("3-walls");

  await nils.goto(photo);
  await press(nils, "Like");
  await expect(nils.getByRole("button", { name: "Like: 1", exact: true })).toHaveAttribute("aria-pressed", "true");
  await press(nils, "Collect");
  await nils.getByLabel("Your comment").fill(`What a morning, @${username}`);
  await press(nils, "Comment");
  await expect(nils.getByRole("heading", { name: "1 comment" })).toBeVisible();
  await olga.goto(photo);
  await expect(olga.getByRole("button", { name: "Like: 1", exact: true })).toHaveAttribute("aria-pressed", "false");
  await expect(olga.getByRole("link", { name: "In 1 collection" })).toBeVisible();
  await expect(olga.locator("#comments").getByRole("link", { name: `@${username}` })).toBeVisible();
  await look("4-photo");

  await olga.goto(`/u/${him.username}`);
  await olga.getByRole("group").locator("summary").click();
  await press(olga, "Block");
  await olga.waitForURL("**/settings/people");
  await expect(olga.getByRole("main")).toContainText("Nils");
  for (const address of [photo, `/u/${username}`, `/u/${username}/posts`]) expect((await nils.goto(address))?.status()).toBe(404);
  await nils.goto(`/u/${him.username}/posts`);
  await expect(nils.getByText("Come along on Sunday")).toHaveCount(0);
  await olga.goto(photo);
  await expect(olga.getByRole("button", { name: "Like", exact: true })).toBeVisible();
  await expect(olga.getByRole("link", { name: "In 1 collection" })).toHaveCount(0);
  await expect(olga.locator("#comments").getByText("What a morning")).toHaveCount(0);
  await look("5-blocked");
  await nils.context().close();
});
