import type { Page } from "@playwright/test";
import { arrive, expect, expectAccessible, expectNoSideways, someone, test } from "./fixtures";
import { aPhotographer } from "./people";

const commentsOf = (page: Page) => page.locator("section#comments");
const lineOf = (page: Page, text: string) => commentsOf(page).getByRole("article").filter({ hasText: text });

test("two talk about a photo: comment, reply, edit, delete and undo, and the owner closes", async ({ page, browser, baseURL }) => {
  const owner = await aPhotographer(page, "Olga");
  const photo = owner.photos[0]!;
  const guest = await (await browser.newContext({ baseURL, locale: "en" })).newPage();
  await arrive(guest, someone("Nils"));

  await guest.goto(photo);
  const form = commentsOf(guest);
  await form.getByLabel("Your comment").fill(`Lovely light, @${owner.username}`);
  await form.getByRole("button", { name: "Comment", exact: true }).click();
  await expect(form.getByLabel("Your comment")).toHaveValue("");
  await expect(lineOf(guest, "Lovely light")).toHaveCount(1);
  await expect(lineOf(guest, "Lovely light").getByRole("link", { name: `@${owner.username}` })).toBeVisible();
  await expect(commentsOf(guest).getByRole("heading", { name: "1 comment" })).toBeVisible();
  await expectAccessible(guest);
  await expectNoSideways(guest);

  await page.goto(photo);
  await lineOf(page, "Lovely light").getByRole("button", { name: "Like the comment of Nils" }).click();
  await expect(lineOf(page, "Lovely light").getByRole("button", { name: "Like the comment of Nils: 1" })).toHaveAttribute("aria-pressed", "true");
  await expect(page.getByRole("link", { name: "1 comment" })).toHaveAttribute("href", "#comments");
  await lineOf(page, "Lovely light").getByRole("link", { name: "Reply to Nils" }).click();
  await expect(commentsOf(page).getByLabel("Your reply")).toBeFocused();
  await commentsOf(page).getByLabel("Your reply").fill("It was five in the morning");
  await commentsOf(page).getByRole("button", { name: "Reply" }).click();
  await expect(commentsOf(page).getByRole("heading", { name: "2 comments" })).toBeVisible();

  await lineOf(page, "five in the morning").getByRole("link", { name: "Edit" }).click();
  await commentsOf(page).getByLabel("Your comment, edited").fill("It was six in the morning");
  await commentsOf(page).getByRole("button", { name: "Save" }).click();
  await expect(lineOf(page, "six in the morning")).toContainText("edited");

  await lineOf(page, "Lovely light").getByLabel("More about the comment of Nils").click();
  await lineOf(page, "Lovely light").getByRole("button", { name: "Delete", exact: true }).click();
  await expect(commentsOf(page).getByText("Deleted.")).toBeVisible();
  await commentsOf(page).getByRole("button", { name: "Undo" }).click();
  await expect(lineOf(page, "Lovely light")).toHaveCount(1);

  // Who has begun to write when they are closed is told, and keeps what they typed, whatever they look at meanwhile.
  await commentsOf(guest).getByLabel("Your comment").fill("One more thing");
  await commentsOf(guest).getByLabel("Your comment").blur();
  await commentsOf(page).getByRole("button", { name: "Close comments" }).click();
  await expect(commentsOf(page).getByText("You have closed the comments.")).toBeVisible();
  await expect(commentsOf(guest).getByText("Comments are closed.")).toBeVisible();
  await commentsOf(guest).getByRole("button", { name: "Comment", exact: true }).click();
  await expect(commentsOf(guest).getByRole("alert")).toContainText("The comments have been closed.");
  await expect(commentsOf(guest).getByLabel("Your comment")).toHaveValue("One more thing");
  await guest.context().close();
});

test("without JavaScript one comments, replies, edits and takes back", async ({ page, browser, baseURL }) => {
  const { photos } = await aPhotographer(page, "Rune");
  const context = await browser.newContext({ baseURL, locale: "en", javaScriptEnabled: false, storageState: await page.context().storageState() });
  const plain = await context.newPage();
  await plain.goto(photos[0]!);
  await commentsOf(plain).getByLabel("Your comment").fill("By hand");
  await commentsOf(plain).getByRole("button", { name: "Comment", exact: true }).click();
  await expect(plain).toHaveURL(/#comment-/);
  await lineOf(plain, "By hand").getByRole("link", { name: "Reply to Rune" }).click();
  await commentsOf(plain).getByLabel("Your reply").fill("And an answer");
  await commentsOf(plain).getByRole("button", { name: "Reply" }).click();
  await expect(lineOf(plain, "And an answer")).toBeVisible();
  await lineOf(plain, "And an answer").getByRole("link", { name: "Edit" }).click();
  await commentsOf(plain).getByLabel("Your comment, edited").fill("And a better answer");
  await commentsOf(plain).getByRole("button", { name: "Save" }).click();
  await expect(lineOf(plain, "And a better answer")).toContainText("edited");
  await lineOf(plain, "And a better answer").getByLabel("More about the comment of Rune").click();
  await lineOf(plain, "And a better answer").getByRole("button", { name: "Delete" }).click();
  await commentsOf(plain).getByRole("button", { name: "Undo" }).click();
  await expect(lineOf(plain, "And a better answer")).toBeVisible();
  await context.close();
});
