import type { Browser, Page } from "@playwright/test";
import { cameraFiles } from "./cameras";
import { arrive, expect, expectAccessible, expectNoSideways, someone, test } from "./fixtures";

type Uploader = ReturnType<typeof someone> & { mark: string };

/** Someone new whose three uploads wait as drafts, on the page that shows them. */
async function withDrafts(page: Page, name: string): Promise<Uploader> {
  const person = someone(name);
  const mark = person.username.slice(-6);
  await arrive(page, person);
  await page.goto("/upload");
  await page
    .locator('input[type="file"]')
    .first()
    .setInputFiles(await cameraFiles(mark));
  await page.locator('li[data-state="ready"]').nth(2).waitFor({ timeout: 120_000 });
  await page.getByRole("link", { name: "Review and publish (3)" }).click();
  await page.waitForURL("/upload/review");
  return { ...person, mark };
}

const cardOf = (page: Page, file: string) => page.getByRole("group", { name: file });
/** Opens what stands folded on a card. */
const unfold = (page: Page, file: string) => cardOf(page, file).locator("summary").click();
const select = (page: Page, file: string) => page.getByRole("checkbox", { name: `Choose “${file}”` });

/** How many photographs somebody who is not signed in finds. */
async function foundByStranger(browser: Browser, baseURL: string | undefined, { username, mark }: Uploader): Promise<number[]> {
  const stranger = await (await browser.newContext({ baseURL, locale: "en" })).newPage();
  await stranger.goto(`/u/${username}`);
  const onTheirPage = await stranger.getByRole("main").getByRole("listitem").getByRole("img").count();
  await stranger.goto(`/search?q=${mark}`);
  const found = await stranger.locator(".justified li").count();
  await stranger.context().close();
  return [onTheirPage, found];
}

test("drafts are looked through, changed together, published and discarded", async ({ page, browser, baseURL, isMobile }) => {
  const person = await withDrafts(page, "Dora");
  expect(await foundByStranger(browser, baseURL, person)).toEqual([0, 0]);
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    await expectAccessible(page);
    await expectNoSideways(page);
  }

  // Exactly what will be public stands on the card; where it was taken does not go out unless she says so.
  const harbour = cardOf(page, "harbour.jpg");
  await expect(harbour.locator("summary")).toContainText("Hidden: Place.");
  await unfold(page, "harbour.jpg");
  await expect(harbour.getByRole("checkbox", { name: "Sensitivity: ISO 400" })).toBeChecked();
  await expect(harbour.getByRole("checkbox", { name: /^Place: 46/ })).not.toBeChecked();

  // One is described, with a mistake on another: nothing of both is lost, and what is wrong stands beside its field.
  await harbour.getByLabel("Title").fill("Harbour at night");
  await harbour.getByRole("checkbox", { name: "Sensitivity: ISO 400" }).uncheck();
  await unfold(page, "harbour.jpg");
  await expect(harbour.locator("summary")).toContainText("Hidden: Sensitivity, Place.");
  const stars = cardOf(page, "stars.jpg");
  await stars.getByLabel("Title").evaluate((input: HTMLInputElement) => input.removeAttribute("maxlength"));
  await stars.getByLabel("Title").fill("x".repeat(201));
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(stars.getByText("A title can have at most 200 characters.")).toBeVisible();
  await expect(harbour.getByLabel("Title")).toHaveValue("Harbour at night");
  await stars.getByLabel("Title").fill("Stars");
  await stars.getByLabel("Title").press("Enter");
  await expect(page.getByRole("status")).toHaveText("Saved.");
  await page.reload();
  await expect(harbour.getByLabel("Title")).toHaveValue("Harbour at night");
  await expect(harbour.locator("summary")).toContainText("Hidden: Sensitivity, Place.");
  await expect(stars.getByLabel("Title")).toHaveValue("Stars");

  // Two get a tag, and stay chosen; both are published.
  await select(page, "harbour.jpg").check();
  await select(page, "ridge.jpg").check();
  if (isMobile) await page.locator("summary", { hasText: "Change several at once" }).click();
  await page.getByLabel("Add tags").fill("lake bled");
  await page.getByRole("button", { name: "Apply to chosen" }).click();
  await expect(page.getByRole("status")).toHaveText("2 photos have been changed.");
  await expect(harbour.getByLabel("Tags")).toHaveValue("lake bled");
  await expect(stars.getByLabel("Tags")).toHaveValue("");
  await page.getByRole("button", { name: "Publish chosen (2)" }).click();
  await expect(page.getByRole("status")).toHaveText("2 photos are published.");
  await expect(harbour).toHaveCount(0);

  // One is discarded, brought back, and discarded for good.
  await select(page, "stars.jpg").check();
  await page.getByRole("button", { name: "Discard chosen" }).click();
  await expect(page.getByText("Nothing waits to be published")).toBeVisible();
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(stars.getByLabel("Title")).toHaveValue("Stars");
  await select(page, "stars.jpg").check();
  await page.getByRole("button", { name: "Discard chosen" }).click();
  await expect(page.getByText("Nothing waits to be published")).toBeVisible();
  await expectAccessible(page);
  expect(await foundByStranger(browser, baseURL, person)).toEqual([2, 2]);
});

test("what is typed and chosen while an answer is awaited stays", async ({ page }) => {
  await withDrafts(page, "Ilse");
  let answer = (): void => undefined;
  const held = new Promise<void>((settle) => (answer = settle));
  await page.route("**/upload/review", async (route) => {
    if (route.request().method() === "POST") await held;
    await route.continue();
  });
  const harbour = cardOf(page, "harbour.jpg");
  await harbour.getByLabel("Title").fill("Harbour at night");
  await unfold(page, "harbour.jpg");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await harbour.getByRole("textbox", { name: "Place" }).fill("Bled");
  await harbour.getByRole("checkbox", { name: "Sensitivity: ISO 400" }).uncheck();
  await select(page, "ridge.jpg").check();
  answer();
  await expect(page.getByRole("status")).toHaveText("Saved.");
  await expect(harbour.getByRole("textbox", { name: "Place" })).toHaveValue("Bled");
  await expect(harbour.getByRole("checkbox", { name: "Sensitivity: ISO 400" })).not.toBeChecked();
  await page.getByRole("button", { name: "Publish chosen (1)" }).click();
  await expect(page.getByRole("status")).toHaveText("1 photo is published.");
  await page.reload();
  await unfold(page, "harbour.jpg");
  await expect(harbour.getByRole("textbox", { name: "Place" })).toHaveValue("Bled");
});

test("what is typed stays when the page hears of something new", async ({ page }) => {
  await withDrafts(page, "Selma");
  const harbour = cardOf(page, "harbour.jpg").getByRole("textbox", { name: "Title" });
  await harbour.fill("Harbour at night");
  await select(page, "ridge.jpg").check();
  const elsewhere = await page.context().newPage();
  await elsewhere.goto("/upload/review");
  await select(elsewhere, "stars.jpg").check();
  await elsewhere.getByRole("button", { name: "Publish chosen (1)" }).click();
  await expect(cardOf(page, "stars.jpg")).toHaveCount(0);
  await expect(harbour).toHaveValue("Harbour at night");
  await expect(select(page, "ridge.jpg")).toBeChecked();
});

test("tags are completed as one types, by keyboard, on a card and on the page of one photo", async ({ page }) => {
  await withDrafts(page, "Tilda");
  const tags = cardOf(page, "harbour.jpg").getByRole("combobox", { name: "Tags" });
  await tags.fill("Zenith Rain");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByRole("status")).toHaveText("Saved.");
  const other = cardOf(page, "ridge.jpg").getByRole("combobox", { name: "Tags" });
  await other.pressSequentially("fog, zenith");
  await expect(page.getByRole("option", { name: "Zenith Rain" })).toBeVisible();
  await expectAccessible(page);
  await other.press("ArrowDown");
  await other.press("Enter");
  await expect(other).toHaveValue("fog, Zenith Rain, ");
  await expect(other).toHaveAttribute("aria-expanded", "false");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(other).toHaveValue("fog, Zenith Rain");

  await page.getByRole("link", { name: "Open “stars.jpg”" }).click();
  await page.waitForURL("/p/*");
  await expect(page.getByText("Draft: only you see it")).toBeVisible();
  await page.getByRole("link", { name: "Edit" }).click();
  const field = page.getByRole("combobox", { name: "Tags" });
  await field.pressSequentially("fo");
  await page.getByRole("option", { name: "fog" }).click();
  await expect(field).toHaveValue("fog, ");
});

test("without JavaScript drafts are described, changed together, published and discarded", async ({ page, browser, baseURL, isMobile }) => {
  const person = await withDrafts(page, "Nell");
  const context = await browser.newContext({
    baseURL,
    locale: "en",
    isMobile,
    viewport: page.viewportSize(),
    javaScriptEnabled: false,
    storageState: await page.context().storageState(),
  });
  const plain = await context.newPage();
  await plain.goto("/upload/review");
  await cardOf(plain, "ridge.jpg").getByLabel("Title").fill("Ridge");
  await cardOf(plain, "stars.jpg").getByLabel("Title").fill("Stars");
  await select(plain, "ridge.jpg").check();
  await select(plain, "stars.jpg").check();
  if (isMobile) await plain.locator("summary", { hasText: "Change several at once" }).click();
  await plain.getByLabel("Add tags").fill("alps");
  await plain.getByRole("button", { name: "Apply to chosen" }).click();
  await expect(plain.getByRole("status")).toHaveText("2 photos have been changed.");
  await expect(cardOf(plain, "ridge.jpg").getByLabel("Title")).toHaveValue("Ridge");
  await expect(cardOf(plain, "stars.jpg").getByLabel("Tags")).toHaveValue("alps");
  await expect(select(plain, "ridge.jpg")).toBeChecked();
  await select(plain, "stars.jpg").uncheck();
  await plain.getByRole("button", { name: "Publish chosen" }).click();
  await expect(plain.getByRole("status")).toHaveText("1 photo is published.");
  await select(plain, "harbour.jpg").check();
  await plain.getByRole("button", { name: "Discard chosen" }).click();
  await expect(plain.getByRole("status")).toHaveText("1 photo is discarded, and erased in a minute.");
  await plain.getByRole("button", { name: "Undo" }).click();
  await expect(cardOf(plain, "harbour.jpg")).toBeVisible();
  await plain.getByRole("button", { name: "Publish 2 photos" }).click();
  await expect(plain.getByText("Nothing waits to be published")).toBeVisible();
  expect(await foundByStranger(browser, baseURL, person)).toEqual([3, 3]);
});
