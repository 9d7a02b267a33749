import type { Page } from "@playwright/test";
import { arrive, expect, expectAccessible, expectNoSideways, someone, test } from "./fixtures";
import { aPhotographer } from "./people";

/** A page of its own for somebody new, with the address of a photograph of somebody else's. */
async function aReader(page: Page, reader: ReturnType<typeof someone>, open: (options?: { javaScriptEnabled?: boolean }) => Promise<Page>, scripts = true) {
  const ann = await aPhotographer(page, "Ann");
  const own = await open();
  await arrive(own, reader);
  if (scripts) return { ann, other: own };
  const silent = await open({ javaScriptEnabled: false });
  await silent.context().addCookies(await own.context().cookies());
  return { ann, other: silent };
}

test("a photograph is liked and collected, and others see it", async ({ page, browser, baseURL }) => {
  const ben = someone("Ben");
  const open = async (options = {}) => (await browser.newContext({ baseURL, locale: "en", ...options })).newPage();
  const { ann, other } = await aReader(page, ben, open);
  const photo = ann.photos[0]!;
  await other.goto(photo);
  await other.getByRole("button", { name: "Like", exact: true }).click();
  await expect(other.getByRole("button", { name: "Like: 1" })).toHaveAttribute("aria-pressed", "true");
  await expect(other.getByRole("link", { name: "You like this" })).toBeVisible();
  // Whatever the fingers do, one like is one like.
  await other.getByRole("button", { name: "Like: 1" }).dblclick();
  await expect(other.getByRole("button", { name: "Like: 1" })).toHaveAttribute("aria-pressed", "true");
  await other.getByRole("button", { name: "Collect", exact: true }).click();
  await expect(other.getByRole("link", { name: "In 1 collection" })).toBeVisible();

  await page.goto(photo);
  await expect(page.getByRole("button", { name: "Like: 1" })).toHaveAttribute("aria-pressed", "false");
  await expect(page.getByText("1 view")).toBeVisible();
  await page.getByRole("link", { name: "Ben likes this" }).click();
  await expect(page.getByRole("link", { name: `@${ben.username}` })).toBeVisible();
  await expectAccessible(page);

  await other.getByLabel("Who sees that you collect this").click();
  await other.getByRole("button", { name: "Keep it private" }).click();
  await other.goto(`/u/${ben.username}/collections`);
  await expect(other.getByRole("img", { name: "Private: only you know that you collected it" })).toBeVisible();
  await expectNoSideways(other);
  await page.goto(`/u/${ben.username}/collections`);
  await expect(page.getByText("Nothing to see yet")).toBeVisible();
});

test("all of it works without scripts", async ({ page, browser, baseURL }) => {
  const ben = someone("Ben");
  const open = async (options = {}) => (await browser.newContext({ baseURL, locale: "en", ...options })).newPage();
  const { ann, other } = await aReader(page, ben, open, false);
  const photo = ann.photos[0]!;
  await other.goto(photo);
  await other.getByRole("button", { name: "Like", exact: true }).click();
  await expect(other.getByRole("button", { name: "Like: 1" })).toHaveAttribute("aria-pressed", "true");
  await other.getByLabel("Who sees that you collect this").click();
  await other.getByRole("button", { name: "Collect privately" }).click();
  await expect(other.getByRole("button", { name: "Collect: 1" })).toHaveAttribute("aria-pressed", "true");
  await other.getByRole("link", { name: "In 1 collection" }).click();
  await expect(other.getByText("Private: only you see yourself here")).toBeVisible();
  await other.goto(photo);
  await other.getByRole("button", { name: "Like: 1" }).click();
  await expect(other.getByRole("button", { name: "Like", exact: true })).toHaveAttribute("aria-pressed", "false");
});
