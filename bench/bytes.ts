// npm run bench -- bytes [--json]: the JavaScript a browser loads for a page, gzipped, beside an empty Next page built in the same run.
import { chromium, type Browser } from "@playwright/test";
import { gzipSync } from "node:zlib";
import { Refusal } from "@/lib/core/refusal";
import { print, rowOf, type Row } from "@/scripts/bench/report";
import { main } from "@/scripts/instance";
import { CHROMIUM_SWITCHES, requireChromium } from "@/scripts/testing/chromium";
import { startDemo } from "@/scripts/testing/demo";
import { stopSignal } from "@/scripts/stopping";
import { serveEmptyPage } from "./bytes/empty-page";
import type { World } from "./bytes/world";

const ROUNDS = 3;
const PEOPLE = 12;
const PHOTOS = 40;
const FLOOR = "empty page";
const GOAL = "<= 1.30, goal 1.10";

/** `idle`: with what the page loads once the browser is idle, realtime among it. */
type Case = { name: string; url: string; cookie?: string; idle?: boolean; goal?: string };

const gzipped = (body: Buffer): number => gzipSync(body, { level: 9 }).length;

await main(async () => print({ bench: "bytes", scale: `${PHOTOS} photos`, rounds: ROUNDS, rows: await compare() }));

/** Starts everything, measures, and ends everything. */
async function compare(): Promise<Row[]> {
  const executablePath = requireChromium();
  const stop = stopSignal();
  const { instance, world } = await startDemo(
    { people: PEOPLE, photos: PHOTOS, widest: 640, log: "test-results/bench-bytes.log", tell: console.log, stop },
    async () => (await import("./bytes/world")).build(),
  );
  const closers = [instance.stop];
  try {
    const empty = await serveEmptyPage();
    closers.push(empty.stop);
    const browser = await chromium.launch({ executablePath, args: CHROMIUM_SWITCHES, handleSIGINT: false, handleSIGTERM: false, handleSIGHUP: false });
    closers.push(() => browser.close());
    stop.throwIfAborted();
    stop.addEventListener("abort", () => void browser.close());
    return await measure(browser, casesOf(empty.url, instance.url, world));
  } catch (error) {
    throw stop.aborted ? new Refusal("Stopped.", { cause: error }) : error;
  } finally {
    for (const close of closers.toReversed()) await close();
  }
}

/** The floor first. */
function casesOf(empty: string, url: string, { cookie, photo, member }: World): Case[] {
  return [
    { name: FLOOR, url: empty },
    { name: "feed", url, cookie, goal: GOAL },
    { name: "feed, then idle", url, cookie, idle: true, goal: GOAL },
    { name: "landing page", url },
    { name: "photo", url: `${url}/p/${photo}`, cookie },
    { name: "profile", url: `${url}/u/${member}`, cookie },
    { name: "profile, a photo under way, then idle", url: `${url}/u/${member}`, cookie, idle: true },
    { name: "search", url: `${url}/search`, cookie },
    { name: "sign-in", url: `${url}/sign-in` },
    { name: "upload", url: `${url}/upload`, cookie },
  ];
}

/** Loads each page in each round; every other round goes backwards. */
async function measure(browser: Browser, cases: Case[]): Promise<Row[]> {
  const samples = cases.map((): number[] => []);
  const order = [...cases.keys()];
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const index of round % 2 === 0 ? order : order.toReversed()) samples[index]!.push(await scriptBytes(browser, cases[index]!));
  }
  const floor = { name: FLOOR, samples: samples[0]! };
  return cases.map(({ name, goal }, index) => rowOf({ name, samples: samples[index]!, unit: "bytes, gzip", goal, ...(index > 0 && { floor }) }));
}

/** What all scripts come to that a fresh browser loads for a page. Scripts for browsers without modules are not among them. */
async function scriptBytes(browser: Browser, { url, cookie, idle = false }: Case): Promise<number> {
  const context = await browser.newContext();
  try {
    const [name, ...value] = (cookie ?? "").split("=");
    if (name) await context.addCookies([{ name, value: value.join("="), url }]);
    const page = await context.newPage();
    // What waits for an idle browser waits for ever.
    if (!idle) await page.addInitScript(() => (window.requestIdleCallback = () => 0));
    const scripts = new Map<string, Promise<number>>();
    page.on("response", (response) => {
      if (response.request().resourceType() === "script") scripts.set(response.url(), response.body().then(gzipped));
    });
    await page.goto(url, { waitUntil: "load" });
    if (idle) await page.evaluate(() => new Promise((settle) => requestIdleCallback(() => requestIdleCallback(settle))));
    await page.waitForLoadState("networkidle");
    return (await Promise.all(scripts.values())).reduce((sum, bytes) => sum + bytes, 0);
  } finally {
    await context.close();
  }
}
