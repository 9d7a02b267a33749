import type { Browser, Page } from "@playwright/test";
import { paintJpeg } from "@/db/seed/scenes/paint";
import { arrive, expect, expectAccessible, expectNoSideways, someone, test } from "./fixtures";
import { aPhotographer } from "./people";

/** A page of somebody else, who is nobody's friend. */
async function aStranger(browser: Browser, baseURL: string | undefined): Promise<Page> {
  const page = await (await browser.newContext({ baseURL, locale: "en" })).newPage();
  await arrive(page, someone("Stranger"));
  return page;
}

const formOf = (page: Page, id: string) => page.locator(`section#${id}`);
const save = (page: Page, id: string) => formOf(page, id).getByRole("button", { name: "Save" }).click();

test("what one says about oneself reaches those it is for", async ({ page, browser, baseURL }) => {
  const me = someone("Petra");
  await arrive(page, me);
  await page.goto("/settings");
  const about = formOf(page, "about");
  await about.getByLabel("City", { exact: true }).fill("Tromsø");
  await about.getByLabel("Interests", { exact: true }).fill("aurora, sledges, aurora");
  await about.getByLabel("Who may see it: Interests").selectOption("private");
  await about.getByLabel("Birthday", { exact: true }).fill("1980-05-17");
  await about.getByLabel("Who may see it: Birthday").selectOption("public");
  await about.getByLabel("Other ways to reach you", { exact: true }).fill("LA1ABC");

  // What is wrong is said where it is, and nothing typed is lost.
  await about.getByLabel("Website", { exact: true }).fill("javascript:alert(1)");
  await save(page, "about");
  await expect(about.getByText("A web address begins with https://")).toBeVisible();
  await expect(about.getByLabel("Website", { exact: true })).toBeFocused();
  await expect(about.getByLabel("City", { exact: true })).toHaveValue("Tromsø");
  await expect(about.getByLabel("Who may see it: Interests")).toHaveValue("private");
  await expectAccessible(page);

  await about.getByLabel("Website", { exact: true }).fill("example.org/petra");
  await save(page, "about");
  await expect(about.getByRole("status")).toHaveText("Saved.");

  await page.goto(`/u/${me.username}`);
  await expect(page.getByRole("main")).toContainText("sledges");
  await expect(page.getByRole("main")).toContainText("LA1ABC");

  const stranger = await aStranger(browser, baseURL);
  await stranger.goto(`/u/${me.username}`);
  const seen = stranger.getByRole("main");
  await expect(seen).toContainText("Tromsø");
  await expect(seen).toContainText("May 17");
  const link = seen.getByRole("link", { name: "example.org/petra" });
  await expect(link).toHaveAttribute("href", "https://example.org/petra");
  await expect(link).toHaveAttribute("rel", "nofollow ugc noopener");
  for (const hidden of ["1980-", "sledges", "LA1ABC"]) expect(await stranger.content()).not.toContain(hidden);
  await expectAccessible(stranger);
  await expectNoSideways(stranger);
  await stranger.context().close();
});

test("an avatar is chosen, cut to size by keyboard, and stands beside one's name", async ({ page, browser, baseURL }) => {
  const me = await aPhotographer(page, "Vita");
  await page.goto("/settings");
  const card = formOf(page, "picture");
  const buffer = await paintJpeg({ seed: me.mark, kind: "petals", width: 900, aspect: 1.5 });
  await card.locator('input[type="file"]').setInputFiles({ name: "me.jpg", mimeType: "image/jpeg", buffer });

  const part = card.getByRole("application");
  await part.focus();
  for (const key of ["+", "+", "ArrowRight", "ArrowRight", "ArrowDown"]) await page.keyboard.press(key);
  await expect(card.getByLabel("Size")).toHaveValue("1.2");
  await expectAccessible(page);
  await expectNoSideways(page);
  await card.getByRole("button", { name: "Use this" }).click();

  // It comes by itself, as soon as the worker has made it.
  const picture = card.locator('img[src^="/f/"]');
  await expect(picture).toBeVisible();
  await expect(card.getByRole("button", { name: "Choose another" })).toBeVisible();
  const src = (await picture.getAttribute("src")) ?? "";

  await page.goto("/");
  const face = page.getByRole("article").filter({ hasText: me.name }).first().locator(`img[src="${src}"]`);
  await expect.poll(() => face.evaluate((image: HTMLImageElement) => image.complete && image.naturalWidth > 0)).toBe(true);
  await expect(page.locator(`nav img[src="${src}"]`).filter({ visible: true })).toHaveCount(1);

  const stranger = await aStranger(browser, baseURL);
  await stranger.goto(`/u/${me.username}`);
  await expect(stranger.getByRole("main").locator(`img[src="${src}"]`)).toBeVisible();
  expect((await stranger.request.get(src)).status()).toBe(200);

  // Removed, it is gone for everyone.
  await page.goto("/settings");
  await card.getByRole("button", { name: "Remove" }).click();
  await expect(card.getByRole("button", { name: "Choose a picture" })).toBeVisible();
  expect((await stranger.request.get(src)).status()).toBe(404);
  await stranger.context().close();
});

test("a damaged picture says so, also after coming back, until it is understood", async ({ page }) => {
  await arrive(page, someone("Dora"));
  await page.goto("/settings");
  const card = formOf(page, "picture");
  const whole = await paintJpeg({ seed: "damaged", kind: "petals", width: 600, aspect: 1.5 });
  // Browsers forgive what decoding for good does not.
  const buffer = whole.subarray(0, Math.floor(whole.length * 0.6));
  await card.locator('input[type="file"]').setInputFiles({ name: "torn.jpg", mimeType: "image/jpeg", buffer });
  await card.getByRole("button", { name: /^Use (this|the middle)$/ }).click();
  await expect(card.getByRole("alert")).toContainText("damaged");
  await page.reload();
  await expect(card.getByRole("alert")).toContainText("damaged");
  await card.getByRole("button", { name: "Understood" }).click();
  await expect(card.getByRole("alert")).toHaveCount(0);

  // What is no picture is refused before it is sent.
  await card.locator('input[type="file"]').setInputFiles({ name: "notes.txt", mimeType: "text/plain", buffer: Buffer.from("words") });
  await expect(card.getByRole("alert")).toContainText("Not a JPEG");
});

test("a signature is drawn, kept, and given up again", async ({ page }) => {
  await arrive(page, someone("Signe"));
  await page.goto("/settings");
  const card = formOf(page, "signature");
  await card.getByRole("radio", { name: "Drawn" }).check();
  const pad = card.getByRole("img", { name: "Drawing area for your signature" });
  await pad.scrollIntoViewIfNeeded();
  for (const stroke of [0.2, 0.5]) await draw(page, stroke);
  await expect(pad).toHaveAttribute("data-strokes", "2");
  await card.getByRole("button", { name: "Undo" }).click();
  await expect(pad).toHaveAttribute("data-strokes", "1");
  await expectAccessible(page);
  await save(page, "signature");
  await expect(card.getByRole("status")).toHaveText("Saved.");
  await page.reload();
  await expect(card.getByRole("radio", { name: "Drawn" })).toBeChecked();
  await expect(pad).toHaveAttribute("data-strokes", "1");
  await expectNoSideways(page);

  await card.getByRole("radio", { name: "A picture" }).check();
  await save(page, "signature");
  await expect(card.getByText("No picture has been uploaded yet.")).toBeVisible();
  await card.getByRole("radio", { name: "Your name" }).check();
  await expect(card.locator("p.italic")).toHaveText("Signe");
  await save(page, "signature");
  await expect(card.getByRole("status")).toHaveText("Saved.");
});

/** One stroke across the pad, beginning at a part of its width. */
async function draw(page: Page, from: number): Promise<void> {
  const box = await page.locator("section#signature svg[data-strokes]").boundingBox();
  if (!box) throw new Error("the pad is not there");
  const at = (x: number, y: number) => [box.x + box.width * x, box.y + box.height * y] as const;
  await page.mouse.move(...at(from, 0.3));
  await page.mouse.down();
  for (let step = 1; step <= 8; step += 1) await page.mouse.move(...at(from + step * 0.03, 0.3 + 0.4 * Math.sin(step)));
  await page.mouse.up();
}

test("pages speak in the time of their reader", async ({ browser, baseURL }) => {
  const page = await (await browser.newContext({ baseURL, locale: "en", timezoneId: "Asia/Tokyo" })).newPage();
  await arrive(page, someone("Tomo"));
  // The first page of a new member told the account where its browser is.
  await expect
    .poll(async () => {
      await page.goto("/settings/appearance");
      return page
        .locator('select[name="timeZone"]')
        .evaluate((list: HTMLSelectElement) => list.querySelector("option[selected]")?.getAttribute("value") ?? list.value);
    })
    .toBe("Asia/Tokyo");
  await page.getByLabel("Time zone").selectOption("America/Los_Angeles");
  await save(page, "appearance");
  await expect(formOf(page, "appearance").getByRole("status")).toHaveText("Saved.");
  await page.reload();
  await expect(page.getByLabel("Time zone")).toHaveValue("America/Los_Angeles");
  await page.context().close();
});
