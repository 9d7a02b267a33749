import { createHash } from "node:crypto";
import type { Page } from "@playwright/test";
import { paintJpeg } from "@/db/seed/scenes/paint";
import { expect, expectAccessible, expectNoSideways, test } from "./fixtures";
import { aPhotographer } from "./people";

const numberIn = async (page: Page, label: string): Promise<number> => Number(await page.getByLabel(label).inputValue());
const part = (page: Page) => page.getByRole("group", { name: /^Part that is kept\. / });
const save = (page: Page) => page.getByRole("button", { name: "Save", exact: true }).click();
const versions = (page: Page) => page.getByRole("region", { name: "Versions" });
/** The version that everyone sees. */
const shown = (page: Page, number: number) => expect(versions(page).locator("li").filter({ hasText: "Shown" })).toContainText(`Version ${number}`);

/** Pixels of the photograph on its page. */
async function sizeOnPage(page: Page, photo: string): Promise<[number, number]> {
  await page.goto(photo);
  const image = page.locator("figure img, section[data-theme=dark] img").first();
  return [Number(await image.getAttribute("width")), Number(await image.getAttribute("height"))];
}

test("a picture is cropped by keyboard, and the page shows it by itself when it is ready", async ({ page }) => {
  const { photos } = await aPhotographer(page, "Kira");
  const photo = photos[1]!;
  expect(await sizeOnPage(page, photo)).toEqual([900, 600]);
  await page.getByRole("link", { name: "Turn, crop or replace" }).click();
  await expect(page).toHaveURL(`${photo}/picture`);

  await expect(part(page)).toBeVisible();
  await page.getByRole("radio", { name: "1:1" }).check();
  await expect(page.getByRole("status").filter({ hasText: "pixels" })).toHaveText("600 × 600 pixels");
  await part(page).focus();
  const before = await numberIn(page, "From the left, %");
  for (let press = 0; press < 3; press += 1) await page.keyboard.press("Shift+ArrowRight");
  await expect.poll(() => numberIn(page, "From the left, %")).toBeGreaterThan(before);
  const corner = page.getByRole("button", { name: "Lower right corner. Arrow keys move it." });
  await corner.focus();
  for (let press = 0; press < 4; press += 1) await page.keyboard.press("Shift+ArrowLeft");
  await expect.poll(() => numberIn(page, "Height, %")).toBeLessThan(95);
  const [width, height] = [await numberIn(page, "Width, %"), await numberIn(page, "Height, %")];
  // A square of a picture of 3:2.
  expect((width * 1.5) / height).toBeCloseTo(1, 1);
  await expectAccessible(page);
  await expectNoSideways(page);
  await save(page);

  await shown(page, 2);
  await expect(versions(page).locator("li").first()).toContainText("Cropped");
  await expect.poll(() => numberIn(page, "Width, %")).toBeCloseTo(width, 0);
  const [across, down] = await sizeOnPage(page, photo);
  expect(across).toBe(down);
  expect(across).toBeLessThan(600);

  await page.goto(`${photo}/picture`);
  await page.getByRole("button", { name: "Back to the original" }).click();
  await shown(page, 3);
  await expect(page.getByRole("button", { name: "Back to the original" })).toHaveCount(0);
  expect(await sizeOnPage(page, photo)).toEqual([900, 600]);
  await page.goto(`${photo}/picture`);
  await page.getByRole("button", { name: "Use this one again: version 2" }).click();
  await shown(page, 4);
  expect(await sizeOnPage(page, photo)).toEqual([across, down]);
});

test("turning moves the frame along, and starting over brings all of it back", async ({ page }) => {
  const { photos } = await aPhotographer(page, "Toru");
  await page.goto(`${photos[1]!}/picture`);
  await expect(part(page)).toBeVisible();
  await page.getByLabel("Width, %").fill("50");
  await page.getByLabel("Width, %").blur();
  await page.getByRole("group", { name: "Turn", exact: true }).getByRole("button", { name: "Turn right" }).click();
  await expect(page.getByLabel("Height, %")).toHaveValue("50");
  await expect(page.getByLabel("Width, %")).toHaveValue("100");
  await expect(page.getByRole("status").filter({ hasText: "pixels" })).toHaveText("600 × 450 pixels");
  await page.getByRole("button", { name: "Start over" }).click();
  await expect(page.getByRole("status").filter({ hasText: "pixels" })).toHaveText("900 × 600 pixels");

  // What is wrong is said where it is, and stays as it was typed.
  await page.getByLabel("Width, %").fill("wide");
  await save(page);
  await expect(page.getByText("Please write a number, such as 12.5.")).toBeVisible();
  await expect(page.getByLabel("Width, %")).toHaveValue("wide");
});

test("without JavaScript a picture is turned and given a shape", async ({ page, browser, baseURL }) => {
  const { photos } = await aPhotographer(page, "Nell");
  const photo = photos[1]!;
  const context = await browser.newContext({ baseURL, locale: "en", javaScriptEnabled: false, storageState: await page.context().storageState() });
  const plain = await context.newPage();
  await plain.goto(`${photo}/picture`);
  await expect(plain.getByText("Uploading needs JavaScript")).toBeVisible();
  await plain.getByRole("radio", { name: "Turn right" }).check();
  await plain.getByRole("radio", { name: "4:5" }).check();
  await plain.getByLabel("From the left, %").fill("banana");
  await save(plain);
  await expect(plain.getByText("Please write a number, such as 12.5.")).toBeVisible();
  await expect(plain.getByLabel("From the left, %")).toHaveValue("banana");
  await expect(plain.getByRole("radio", { name: "Turn right" })).toBeChecked();
  await expect(plain.getByRole("radio", { name: "4:5" })).toBeChecked();
  await plain.getByLabel("From the left, %").fill("0");
  await save(plain);
  await expect(versions(plain).locator("li").first()).toContainText("Turned and cropped");
  await expect
    .poll(async () => {
      await plain.goto(`${photo}/picture`);
      return versions(plain).locator("li").filter({ hasText: "Shown" }).textContent();
    })
    .toContain("Version 2");
  // 900 × 600 stands 600 × 900; of that 4:5.
  expect(await sizeOnPage(plain, photo)).toEqual([600, 750]);
  await context.close();
});

test("a file is replaced, a damaged one is not, and every version's file can be had", async ({ page, browser, baseURL }) => {
  const { photos, mark } = await aPhotographer(page, "Rosa");
  const photo = photos[1]!;
  await page.goto(`${photo}/picture`);
  const chooser = page.locator('input[type="file"]');
  const whole = await paintJpeg({ seed: `${mark}-better`, kind: "petals", width: 800, aspect: 1 });
  // Everything is there when the page listens.
  await expect(part(page)).toBeVisible();
  await chooser.setInputFiles({ name: "torn.jpg", mimeType: "image/jpeg", buffer: whole.subarray(0, Math.floor(whole.length * 0.6)) });
  await expect(page.getByRole("alert").filter({ hasText: "The picture stays as it was" })).toContainText("damaged");
  await expect(versions(page).locator("li")).toHaveCount(1);
  await page.goto(photo);
  await page.getByRole("alert").filter({ hasText: "damaged" }).getByRole("button", { name: "Understood" }).click();
  await expect(page.getByRole("alert").filter({ hasText: "damaged" })).toHaveCount(0);
  expect(await sizeOnPage(page, photo)).toEqual([900, 600]);

  await page.goto(`${photo}/picture`);
  await expect(part(page)).toBeVisible();
  await chooser.setInputFiles({ name: "notes.txt", mimeType: "text/plain", buffer: Buffer.from("words") });
  await expect(page.getByRole("alert").filter({ hasText: "Not a JPEG" })).toBeVisible();
  await chooser.setInputFiles({ name: "better scan.jpg", mimeType: "image/jpeg", buffer: whole });
  await shown(page, 2);
  await expect(versions(page).locator("li").first()).toContainText("better scan.jpg");
  await expectAccessible(page);
  await expectNoSideways(page);
  await chooser.setInputFiles({ name: "better scan.jpg", mimeType: "image/jpeg", buffer: whole });
  await expect(page.getByText("That is the file it has already.")).toBeVisible();

  const hashes = new Map<number, string>();
  for (const number of [1, 2]) {
    const link = versions(page).getByRole("link", { name: `Download the file of version ${number}` });
    const address = (await link.getAttribute("href")) ?? "";
    const response = await page.request.get(address);
    expect(response.status()).toBe(200);
    expect(response.headers()["content-disposition"]).toContain("attachment");
    hashes.set(
      number,
      createHash("sha256")
        .update(await response.body())
        .digest("hex"),
    );
    const stranger = await browser.newContext({ baseURL });
    expect((await stranger.request.get(address)).status()).toBe(404);
    await stranger.close();
  }
  expect(hashes.get(2)).toBe(createHash("sha256").update(whole).digest("hex"));
  expect(hashes.get(1)).not.toBe(hashes.get(2));
  expect(await sizeOnPage(page, photo)).toEqual([800, 800]);
});
