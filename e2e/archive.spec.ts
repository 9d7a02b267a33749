import type { Browser, Page } from "@playwright/test";
import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { unzip } from "@/scripts/testing/unzip";
import { expect, expectAccessible, expectNoSideways, test } from "./fixtures";
import { latestMail } from "./mail";
import { aPhotographer } from "./people";

const sha256 = (bytes: Buffer): string => createHash("sha256").update(bytes).digest("hex");

/** Downloads what the page offers and unpacks it as its owner would. */
async function unpack(page: Page, folder: string): Promise<Map<string, Buffer>> {
  const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("link", { name: "Download" }).click()]);
  expect(download.suggestedFilename()).toMatch(/^halation-\d{4}-\d\d-\d\d-1\.zip$/);
  const files = unzip(readFileSync(await download.path()));
  for (const { name, content } of files) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
  return new Map(files.map(({ name, content }) => [name, content]));
}

/** Opens a page of the unpacked archive with no network at all. */
async function openOffline(browser: Browser, path: string): Promise<{ page: Page; complaints: string[] }> {
  const page = await (await browser.newContext({ offline: true, javaScriptEnabled: true })).newPage();
  const complaints: string[] = [];
  page.on("console", (message) => complaints.push(message.text()));
  page.on("request", (request) => !request.url().startsWith("file://") && complaints.push(`asked for ${request.url()}`));
  await page.goto(pathToFileURL(path).href);
  return { page, complaints };
}

test("one takes everything along, and it opens without this place", async ({ page, browser }, testInfo) => {
  const { username, mark } = await aPhotographer(page, "Siri");
  await page.goto("/settings/data");
  await page.getByRole("button", { name: "Make the archive" }).click();
  await expect(page.getByRole("link", { name: "Download" })).toBeVisible({ timeout: 120_000 });
  await expectAccessible(page);
  await expectNoSideways(page);

  const mail = await latestMail(`${username}@example.test`);
  expect(mail.subject).toContain("is ready");
  expect(mail.text).toContain("/settings/data");

  const folder = testInfo.outputPath("archive");
  const files = await unpack(page, folder);
  const manifest = JSON.parse(files.get("manifest.json")!.toString()) as { files: { path: string; bytes: number; sha256: string }[] };
  expect(manifest.files.map(({ path }) => path).toSorted()).toEqual([...files.keys()].filter((name) => name !== "manifest.json").toSorted());
  for (const { path, bytes, sha256: hash } of manifest.files) expect([files.get(path)!.length, sha256(files.get(path)!)]).toEqual([bytes, hash]);
  expect([...files.keys()].filter((name) => name.startsWith("photos/") && name.endsWith(".jpg"))).toHaveLength(3);

  const { page: offline, complaints } = await openOffline(browser, join(folder, "index.html"));
  const pictures = offline.getByRole("main").getByRole("img");
  await expect(pictures).toHaveCount(3);
  for (const picture of await pictures.all()) {
    await picture.scrollIntoViewIfNeeded();
    await expect.poll(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(0);
  }
  await expect(offline.getByRole("main")).toContainText(`Testar ${mark}`);
  await expectAccessible(offline);
  await expectNoSideways(offline);
  const original = (await offline.getByRole("main").getByRole("link").first().getAttribute("href"))!;
  expect(files.has(decodeURIComponent(original))).toBe(true);
  expect(complaints).toEqual([]);
});

test("without JavaScript one asks for an archive, fetches it and deletes it", async ({ page, browser, baseURL }) => {
  await aPhotographer(page, "Liv");
  const context = await browser.newContext({ baseURL, locale: "en", javaScriptEnabled: false, storageState: await page.context().storageState() });
  const plain = await context.newPage();
  await plain.goto("/settings/data");
  await plain.getByRole("button", { name: "Make the archive" }).click();
  const link = plain.getByRole("link", { name: "Download" });
  await expect(async () => {
    await plain.reload();
    await expect(link).toBeVisible({ timeout: 1000 });
  }).toPass();
  const address = (await link.getAttribute("href"))!;
  expect((await context.request.get(address)).status()).toBe(200);
  expect((await browser.newContext({ baseURL }).then((other) => other.request.get(address))).status()).toBe(404);
  await plain.getByRole("button", { name: "Delete it now" }).click();
  await expect(plain.getByText("Your archive is ready")).toHaveCount(0);
  expect((await context.request.get(address)).status()).toBe(404);
});
