import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { CDPSession, Page, Request } from "@playwright/test";
import { paintJpeg } from "@/db/seed/scenes/paint";
import { arrive, expect, expectAccessible, expectNoSideways, someone, test } from "./fixtures";

const MEGABYTE = 1_000_000;

/** A picture of about so many bytes: a small one, with comments in front, which no program minds. */
async function heavy(seed: string, bytes: number): Promise<Buffer> {
  const picture = await paintJpeg({ seed, kind: "hills", width: 320, aspect: 1.5 });
  const comment = Buffer.concat([Buffer.from([0xff, 0xfe, 0xff, 0xff]), Buffer.alloc(65_533)]);
  return Buffer.concat([picture.subarray(0, 2), ...Array.from({ length: Math.floor(bytes / comment.length) }, () => comment), picture.subarray(2)]);
}

/** Files on disk, so that a browser that is given them twice sees the same dates. */
async function onDisk(folder: string, files: Record<string, number>): Promise<string[]> {
  await mkdir(folder, { recursive: true });
  return Promise.all(
    Object.entries(files).map(async ([name, bytes]) => {
      const path = join(folder, name);
      await writeFile(path, await heavy(`${folder}-${name}`, bytes));
      return path;
    }),
  );
}

/** A line that sends no more than so many bytes in a second. */
async function slow(page: Page, bytesPerSecond: number): Promise<CDPSession> {
  const session = await page.context().newCDPSession(page);
  await session.send("Network.enable");
  await limit(session, bytesPerSecond);
  return session;
}

const limit = (session: CDPSession, uploadThroughput: number) =>
  session.send("Network.emulateNetworkConditions", { offline: false, latency: 0, downloadThroughput: -1, uploadThroughput });

const rows = (page: Page, state: string) => page.locator(`li[data-state="${state}"]`);
const strip = (page: Page) => page.getByRole("group", { name: "Uploads" }).filter({ visible: true });
const choose = (page: Page, files: string[]) => page.locator('input[type="file"]').first().setInputFiles(files);

/** Until bytes of some file have arrived. */
const begun = (page: Page) =>
  expect
    .poll(async () =>
      Math.max(...(await page.getByRole("progressbar", { name: /^Upload of “/ }).evaluateAll((bars) => bars.map((bar) => Number(bar.ariaValueNow))))),
    )
    .toBeGreaterThan(5);

/** Every PUT of this page, by where in its file it began and how many bytes it announced. */
function sendings(page: Page): { start: number; bytes: number }[] {
  const seen: { start: number; bytes: number }[] = [];
  page.on("request", (request: Request) => {
    if (request.method() !== "PUT") return;
    const put = { start: Number(/bytes=(\d+)-/.exec(request.headers().range ?? "")?.[1]), bytes: Number.NaN };
    seen.push(put);
    void request.allHeaders().then(
      (headers) => (put.bytes = Number(headers["content-length"])),
      () => undefined,
    );
  });
  return seen;
}

/** Through the page's own links, so that nothing is loaded anew. */
async function goTo(page: Page, name: "Home" | "Upload photos"): Promise<void> {
  await page.getByRole("navigation", { name: "Main menu" }).filter({ visible: true }).getByRole("link", { name, exact: true }).click();
  await page.waitForURL(name === "Home" ? "/" : "/upload");
}

test("uploads go on while one looks around, and say so", async ({ page }, { outputDir }) => {
  await arrive(page, someone("Nadia"));
  await page.goto("/upload");
  const line = await slow(page, 60_000);
  await choose(page, await onDisk(outputDir, { "a.jpg": MEGABYTE, "b.jpg": MEGABYTE, "c.jpg": MEGABYTE, "d.jpg": MEGABYTE, "e.jpg": MEGABYTE }));
  await begun(page);
  await expect(rows(page, "uploading")).toHaveCount(4);
  await expect(rows(page, "waiting")).toHaveCount(1);
  await expectNoSideways(page);

  await goTo(page, "Home");
  await expect(strip(page)).toContainText("of 5 uploaded");
  await expect(strip(page)).toHaveCount(1);
  await expectNoSideways(page);
  await expectAccessible(page);
  const bar = strip(page).getByRole("progressbar");
  const share = async () => Number(await bar.getAttribute("aria-valuenow"));
  const before = await share();
  await expect.poll(share).toBeGreaterThan(before);

  await strip(page).getByRole("button", { name: "Pause all" }).focus();
  await page.keyboard.press("Enter");
  await expect(strip(page)).toContainText("Paused");
  await expect(strip(page).getByRole("button", { name: "Go on with all" })).toBeFocused();
  await page.keyboard.press("Enter");
  await limit(line, -1);
  await expect(strip(page)).toContainText("All 5 files uploaded", { timeout: 120_000 });

  await goTo(page, "Upload photos");
  await expect(strip(page)).toHaveCount(0);
  await expect(rows(page, "ready")).toHaveCount(5, { timeout: 120_000 });
  // What was seen to be over needs no sign any more.
  await goTo(page, "Home");
  await expect(page.getByRole("main")).toBeVisible();
  await expect(strip(page)).toHaveCount(0);
});

test("a connection that is gone half-way is waited out", async ({ context }, { outputDir }) => {
  // Not the page of the other tests, which fails by what browsers say about a lost connection.
  const page = await context.newPage();
  await arrive(page, someone("Olav"));
  await page.goto("/upload");
  const line = await slow(page, 300_000);
  const puts = sendings(page);
  await choose(page, await onDisk(outputDir, { "long.jpg": 3 * MEGABYTE }));
  await begun(page);
  const complaints: string[] = [];
  page.on("console", (message) => message.type() === "error" && complaints.push(message.text()));
  // A pretended outage ends no request that is under way, so this one is broken off by hand, and finds the network gone when it goes on.
  await page.getByRole("button", { name: "Pause “long.jpg”" }).click();
  await line.detach();
  await context.setOffline(true);
  await page.getByRole("button", { name: "Go on with “long.jpg”" }).click();
  await expect(rows(page, "uploading")).toContainText("Waiting for the connection");
  await context.setOffline(false);
  await expect(rows(page, "ready")).toHaveCount(1, { timeout: 180_000 });
  expect(puts.at(-1)!.start).toBeGreaterThan(0);
  // The browser complains, and so does the library that asked how much had arrived; nothing else does.
  expect(complaints.filter((text) => !text.includes("net::ERR_") && !text.includes("/api/ingest/"))).toEqual([]);
});

test("after a reload the same files go on where they stopped, and those that had arrived are not sent again", async ({ page }, { outputDir }) => {
  await arrive(page, someone("Pia"));
  await page.goto("/upload");
  await page.getByRole("radio", { name: /Only you/ }).check();
  const files = await onDisk(outputDir, { "done.jpg": 100_000, "long.jpg": 4 * MEGABYTE });
  await choose(page, files.slice(0, 1));
  await expect(rows(page, "ready")).toHaveCount(1, { timeout: 120_000 });
  const first = await slow(page, 400_000);
  await choose(page, files.slice(1));
  await begun(page);
  let asked = 0;
  page.on("dialog", (dialog) => {
    asked += 1;
    void dialog.accept();
  });
  await page.reload();
  expect(asked).toBe(1);
  await first.detach();

  const interrupted = page.getByRole("region", { name: "1 upload was interrupted" });
  await expect(interrupted).toContainText("long.jpg");
  await expect(interrupted).not.toContainText("done.jpg");
  await expect(page.getByRole("radio", { name: /Only you/ })).toBeChecked();
  await expectAccessible(page);
  await expectNoSideways(page);
  const puts = sendings(page);
  await choose(page, files);
  await expect(interrupted).toHaveCount(0);
  await expect(rows(page, "ready")).toHaveCount(2, { timeout: 120_000 });
  await expect(rows(page, "ready").filter({ hasText: "done.jpg" })).toContainText("Already yours");
  expect(puts).toHaveLength(1);
  expect(puts[0]!.start).toBeGreaterThan(0);
  await expect.poll(() => puts[0]!.bytes).toBeLessThan(4 * MEGABYTE - puts[0]!.start + 70_000);

  // Nothing moves any more: leaving asks nothing, and nothing is left to go on with.
  await page.reload();
  expect(asked).toBe(1);
  await expect(page.getByRole("button", { name: "Choose files" })).toBeVisible();
  await expect(page.getByRole("region", { name: /interrupted/ })).toHaveCount(0);
});

test("all uploads are cancelled at once, after a question, and the keyboard keeps its place", async ({ page }, { outputDir }) => {
  await arrive(page, someone("Rune"));
  await page.goto("/upload");
  await slow(page, 100_000);
  await choose(page, await onDisk(outputDir, { "a.jpg": MEGABYTE, "b.jpg": MEGABYTE, "c.jpg": MEGABYTE, "d.jpg": MEGABYTE, "e.jpg": MEGABYTE }));
  await page.getByRole("button", { name: "Cancel “b.jpg”" }).focus();
  await page.keyboard.press("Enter");
  await expect(page.locator("li[data-state]")).toHaveCount(4);
  await expect(page.locator("li[data-state]").nth(1)).toBeFocused();

  await goTo(page, "Home");
  await strip(page).getByRole("button", { name: "Cancel all" }).click();
  const question = page.getByRole("dialog", { name: "Cancel 4 uploads?" });
  await expectAccessible(page);
  await question.getByRole("button", { name: "Keep uploading" }).click();
  await expect(question).toHaveCount(0);
  await expect(strip(page)).toContainText("of 4 uploaded");
  await strip(page).getByRole("button", { name: "Cancel all" }).click();
  await question.getByRole("button", { name: "Cancel them" }).click();
  await expect(strip(page)).toHaveCount(0);
  await expect(page.locator("#main")).toBeFocused();

  await goTo(page, "Upload photos");
  await expect(page.locator("li[data-state]")).toHaveCount(0);
  await page.reload();
  await expect(page.getByRole("button", { name: "Choose files" })).toBeVisible();
  await expect(page.getByRole("region", { name: /interrupted/ })).toHaveCount(0);
});
