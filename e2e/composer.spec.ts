import { expect, expectAccessible, expectNoSideways, test } from "./fixtures";
import { aPhotographer } from "./people";

test("a post is written with what goes with it, and nothing typed is lost on the way", async ({ page }) => {
  const { username, mark, photos } = await aPhotographer(page, "Wilma");
  await page.goto(`${photos[0]}/edit`);
  await page.getByRole("combobox", { name: "Tags" }).fill(`dawn${mark}`);
  await page.getByRole("button", { name: "Save" }).click();
  await page.waitForURL(photos[0]!);
  const wall = `/u/${username}/posts`;
  await page.goto(wall);
  await page.getByText("Write something, or show photos").click();
  const text = page.getByLabel("Text", { exact: true });
  await expect(text).toBeFocused();
  await text.pressSequentially(`Morning ${mark} #da`);
  await expect(page.getByRole("listbox", { name: "Tags that begin so" }).getByRole("option").first()).toBeVisible();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await expect(text).toHaveValue(new RegExp(`^Morning ${mark} #\\S+ $`));
  await page.getByRole("button", { name: "Add an emoji" }).click();
  await page.getByLabel("Search emoji").fill("sunrise mount");
  await page.keyboard.press("Enter");
  await expect(text).toHaveValue(/ 🌄$/);

  // Kept on this device, without a word to the server.
  const typed = await text.inputValue();
  await page.waitForFunction(() => Object.keys(localStorage).some((key) => key.startsWith("halation.draft.")));
  await page.reload();
  await expect(page.getByText("Your draft is back.")).toBeVisible();
  await expect(text).toHaveValue(typed);

  await page.getByRole("button", { name: "Choose from my photos" }).click();
  const dialog = page.getByRole("dialog", { name: "Your photos" });
  await dialog.locator("button[aria-pressed]").first().click();
  await dialog.locator("button[aria-pressed]").nth(1).click();
  await expect(dialog.getByText("2 chosen")).toBeVisible();
  await dialog.getByRole("button", { name: "Done" }).click();
  await page.getByRole("button", { name: "Move photo 2 to the front" }).click();
  await page.getByRole("button", { name: "Take out photo 2" }).click();

  await page.locator("main input[type=file]").setInputFiles([
    { name: "notes.html", mimeType: "text/html", buffer: Buffer.from("<script>document.title = 'run'</script>") },
    { name: "nothing.txt", mimeType: "text/plain", buffer: Buffer.alloc(0) },
  ]);
  await expect(page.getByRole("listitem").filter({ hasText: "nothing.txt" })).toContainText("The file is empty.");
  await expect(page.locator('li[data-state="here"]')).toHaveCount(1);
  await page.getByRole("button", { name: "Publish" }).click();
  await expect(page.getByText("A file did not arrive.")).toBeVisible();
  await page.getByRole("button", { name: "Take out “nothing.txt”" }).click();
  await expectAccessible(page);
  await expectNoSideways(page);
  await page.getByRole("button", { name: "Publish" }).click();

  const post = page.getByRole("article").filter({ hasText: `Morning ${mark}` });
  await expect(post).toBeVisible();
  const file = post.getByRole("link", { name: "notes.html" });
  const answer = await page.request.get((await file.getAttribute("href"))!);
  expect([answer.headers()["content-type"], answer.headers()["content-disposition"]]).toEqual([
    "application/octet-stream",
    expect.stringMatching(/^attachment; filename="notes.html"/),
  ]);
  expect(await page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith("halation.draft.")))).toEqual([]);
});

test("a draft is thrown away with what was added to it, and what has been published is not there again", async ({ page }) => {
  const { username } = await aPhotographer(page, "Thea");
  await page.goto(`/u/${username}/posts`);
  const begin = page.getByText("Write something, or show photos");
  const text = page.getByLabel("Text", { exact: true });
  await begin.click();
  await text.pressSequentially("Half a thought");
  await page.waitForFunction(() => Object.keys(localStorage).some((key) => key.startsWith("halation.draft.")));
  await page.reload();
  await expect(page.getByText("Your draft is back.")).toBeVisible();
  await text.pressSequentially(", and more");
  await page.getByRole("button", { name: "Throw it away" }).click();
  await expect(text).toHaveValue("");

  await text.pressSequentially("A whole thought");
  let answer = (): void => undefined;
  const held = new Promise<void>((settle) => (answer = settle));
  await page.route(`**/u/${username}/posts`, async (route) => {
    if (route.request().method() === "POST") await held;
    await route.continue();
  });
  await page.getByRole("button", { name: "Publish" }).click();
  await text.pressSequentially("!");
  answer();
  await expect(page.getByRole("article").filter({ hasText: "A whole thought" })).toBeVisible();
  await begin.click();
  await expect(text).toHaveValue("");
});

test("without JavaScript a post is written all the same", async ({ page, browser, baseURL }) => {
  const { username, mark } = await aPhotographer(page, "Klara");
  const context = await browser.newContext({ baseURL, locale: "en", javaScriptEnabled: false, storageState: await page.context().storageState() });
  const plain = await context.newPage();
  await plain.goto(`/u/${username}/posts`);
  await plain.getByText("Write something, or show photos").click();
  await plain.getByLabel("Text", { exact: true }).fill(`By hand ${mark} #fog`);
  await plain.getByLabel("Who may see it").selectOption("private");
  await expect(plain.getByRole("button", { name: "Attach files" })).toBeHidden();
  await plain.getByRole("button", { name: "Publish" }).click();
  await plain.goto(`/u/${username}/posts`);
  await expect(plain.getByRole("article").filter({ hasText: `By hand ${mark}` })).toBeVisible();
  await context.close();
});
