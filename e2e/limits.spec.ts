import type { Page } from "@playwright/test";
import sharp from "sharp";
import { arrive, expect, expectAccessible, expectNoSideways, someone, test } from "./fixtures";
import { administrator } from "./people";

// The limits of a role are the whole instance's. Nobody else here is a moderator, and one browser at a time says what moderators may upload.
test.skip(({ isMobile }) => isMobile, "changes what holds for all browsers");

/** A picture of about two megabytes: noise, which no encoder makes smaller. */
const noise = async (name: string) => ({
  name,
  mimeType: "image/jpeg",
  buffer: await sharp({ create: { width: 1600, height: 1200, channels: 3, background: "#000", noise: { type: "gaussian", mean: 128, sigma: 60 } } })
    .jpeg({ quality: 95 })
    .toBuffer(),
});

/** Writes down what moderators may upload, until that is answered; answers the card in which that is done. */
async function limitModerators(keeper: Page, limits: { storage?: string; file?: string }) {
  const card = keeper.locator("section#moderator");
  if (limits.storage !== undefined) await card.getByLabel("Storage, GB").fill(limits.storage);
  if (limits.file !== undefined) await card.getByLabel("Largest file, MB").fill(limits.file);
  const answered = keeper.waitForResponse((response) => response.request().method() === "POST");
  await card.getByRole("button", { name: "Save: Moderator" }).click();
  await answered;
  return card;
}

const drop = async (page: Page, name: string) =>
  page
    .locator('input[type="file"]')
    .first()
    .setInputFiles(await noise(name));

test("an administrator says how much a role may upload, and it holds at once", async ({ browser, baseURL }) => {
  const person = someone("Mona");
  // Answers that say no are errors to the console of a browser, so this page is none that must be without.
  const page = await (await browser.newContext({ baseURL, locale: "en" })).newPage();
  await arrive(page, person);
  const keeper = await administrator(browser, baseURL);
  await keeper.goto("/admin");
  await keeper.getByRole("link", { name: person.name }).first().click();
  await keeper.getByRole("radio", { name: /^Moderator/ }).check();
  await keeper.getByRole("button", { name: "Save role" }).click();
  await expect(keeper.getByText("The role is changed.")).toBeVisible();

  // On this page nothing is known yet of what is about to change.
  await page.goto("/upload");
  await expect(page.getByText("up to 100 MB each")).toBeVisible();
  await expect(page.getByRole("meter")).toHaveCount(0);

  await keeper.goto("/admin/limits");
  const wrong = await limitModerators(keeper, { file: "200" });
  await expect(wrong.getByText("At most 100: nothing larger can be taken.")).toBeVisible();
  await expect(wrong.getByLabel("Largest file, MB")).toHaveValue("200");
  const card = await limitModerators(keeper, { storage: "1", file: "1" });
  await expect(card.getByText("Saved.")).toBeVisible();
  await keeper.reload();
  await expect(card.getByLabel("Largest file, MB")).toHaveValue("1");

  // The server refuses what the page let through, in a sentence.
  await drop(page, "noise.jpg");
  const row = page.getByRole("listitem").filter({ hasText: "noise.jpg" });
  await expect(row).toContainText("Too large: up to 1 MB can be uploaded.");

  await expect((await limitModerators(keeper, { file: "100" })).getByText("Saved.")).toBeVisible();
  await row.getByRole("button", { name: "Try “noise.jpg” again" }).click();
  await expect(page.getByRole("link", { name: "Open “noise.jpg”" })).toBeVisible({ timeout: 120_000 });

  // What is used is told, there and in the settings.
  await page.goto("/upload");
  const meter = page.getByRole("meter", { name: "Storage used" });
  await expect(meter).toHaveAttribute("aria-valuetext", /^\d(\.\d)? MB of 1 GB used$/);
  await expectAccessible(page);
  await page.goto("/settings/data");
  await expect(page.getByText("One file: up to 100 MB")).toBeVisible();
  await expect(meter).toBeVisible();

  // A page that knows the limit refuses by itself.
  await expect((await limitModerators(keeper, { file: "1" })).getByText("Saved.")).toBeVisible();
  await page.goto("/upload");
  await expect(page.getByText("up to 1 MB each")).toBeVisible();
  await drop(page, "more.jpg");
  await expect(page.getByRole("listitem").filter({ hasText: "more.jpg" })).toContainText("Too large: up to 1 MB can be uploaded.");

  const open = await limitModerators(keeper, { storage: "", file: "100" });
  await expect(open.getByLabel("Storage, GB")).toHaveAttribute("placeholder", "No limit");
  await expectNoSideways(keeper);
});
