import type { Browser, BrowserContext, Locator, Page } from "@playwright/test";
import { setTimeout as pause } from "node:timers/promises";
import type { Random } from "@/db/seed/scenes/random";
import english from "@/messages/en/fault.json";
import russian from "@/messages/ru/fault.json";
import { pictureFile } from "./files";
import type { Faults } from "./faults";
import { NASTY } from "./noise";

export type Monkey = { name: string; wide: boolean; /** A `Cookie` header; a guest has none. */ cookie: string };

/** Milliseconds that one deed may take; and between two of them. */
const PATIENCE = 10_000;
const BETWEEN: [number, number] = [50, 700];
/** Of the places one begins again at. */
const HOMES = ["/", "/explore", "/everyone", "/search", "/compare", "/cameras", "/people", "/friends", "/notifications", "/statistics", "/upload", "/settings"];
/** What ends the walk of this one for good, as it should; all else may be done. */
const ENDS = /delete (my|this) account|sign out|leave for good|удалить|выйти/i;
/** A picture that was taken back, or a page one may not see, is no fault; nor what a browser says while it is being told to go elsewhere. */
const EXPECTED = /\b(401|403|404|409|413|415|422|429)\b|net::ERR_ABORTED|net::ERR_CONNECTION|WebSocket connection|Failed to fetch|Load failed|NetworkError/;
/** React lets it pass when the window changes its size during a view transition, but knows it by words that Chromium has added to since. */
const RESIZED = "Transition was aborted because of invalid state. Viewport size changed";
const KEYS = ["ArrowRight", "ArrowLeft", "Escape", "Enter", "Tab", "f", "c", "z", "i", "?", "/", "j", "k", "Space"];

/** Does whatever can be done on the pages it comes to; answers how much. */
export async function roam(browser: Browser, url: string, monkey: Monkey, faults: Faults, random: Random, over: AbortSignal): Promise<number> {
  let count = 0;
  let context = await enter(browser, url, monkey);
  let page = await open(context, url, monkey, faults);
  for (; !over.aborted; count += 1) {
    try {
      // Now and then somebody comes back with a browser that knows nothing.
      if (random.chance(0.01)) {
        await context.close();
        context = await enter(browser, url, monkey);
        page = await open(context, url, monkey, faults);
      }
      await deed(page, url, random);
      await stands(page, monkey, faults);
    } catch (error) {
      // What was about to be pressed has gone, or a page did not come while something was killed: a person would shrug.
      if (page.isClosed()) page = await open(context, url, monkey, faults);
      else if (/Target crashed/.test(String(error))) faults.add(`${monkey.name}: the page crashed`, page.url());
      await arrive(page, `${url}${random.pick(HOMES)}`, monkey, faults);
    }
    await pause(random.between(...BETWEEN));
  }
  await context.close();
  return count;
}

async function enter(browser: Browser, url: string, { wide, cookie }: Monkey): Promise<BrowserContext> {
  const context = await browser.newContext({ viewport: wide ? { width: 1440, height: 900 } : { width: 390, height: 800 }, hasTouch: !wide, isMobile: !wide });
  context.setDefaultTimeout(PATIENCE);
  const [name = "", value = ""] = cookie.split(/=(.*)/s);
  if (cookie) await context.addCookies([{ name, value, url }]);
  return context;
}

async function open(context: BrowserContext, url: string, monkey: Monkey, faults: Faults): Promise<Page> {
  const { name } = monkey;
  const page = await context.newPage();
  page.on("dialog", (dialog) => void dialog.accept().catch(() => undefined));
  page.on(
    "response",
    (response) =>
      response.status() >= 500 &&
      faults.add(`${name}: ${response.request().method()} ${response.status()}`, response.url().split("?")[0], response.request().timing().startTime),
  );
  page.on("pageerror", (error) => {
    if (!error.message.includes(RESIZED)) faults.add(`${name}: ${firstLine(error)}`, page.url());
  });
  page.on("console", (message) => {
    if (message.type() === "error" && !EXPECTED.test(message.text())) faults.add(`${name}: console: ${firstLine(message.text())}`, page.url());
  });
  await arrive(page, url, monkey, faults);
  return page;
}

/** Goes there, again and again while something is killed or what was pressed last leads elsewhere; that it takes longer than it may is a fault. */
async function arrive(page: Page, url: string, { name }: Monkey, faults: Faults): Promise<void> {
  for (const until = Date.now() + 3 * PATIENCE; ;) {
    try {
      await page.goto(url, { timeout: 3 * PATIENCE });
      return;
    } catch (error) {
      if (Date.now() > until || !/net::ERR_(CONNECTION|EMPTY_RESPONSE|ABORTED)|interrupted by another navigation/.test(String(error))) {
        faults.add(`${name}: ${firstLine(error)}`);
        return;
      }
      await pause(500);
    }
  }
}

/** One thing that can be done here. */
async function deed(page: Page, url: string, random: Random): Promise<void> {
  const what = random.next();
  if (what < 0.4) await press(page, page.locator("a[href^='/']:visible"), random);
  else if (what < 0.65) await press(page, page.locator("button:visible, summary:visible, label:visible"), random);
  else if (what < 0.75) await fill(page, random);
  else if (what < 0.83) await page.keyboard.press(random.pick(KEYS));
  else if (what < 0.87) await page.goBack({ timeout: PATIENCE });
  else if (what < 0.9) await page.reload({ timeout: PATIENCE });
  else if (what < 0.93) await page.mouse.wheel(0, random.int(-2000, 4000));
  else if (what < 0.96) await bring(page, url, random);
  else await page.goto(`${url}${random.pick(HOMES)}`);
}

async function press(page: Page, things: Locator, random: Random): Promise<void> {
  const number = await things.count();
  if (number === 0) return;
  const thing = things.nth(random.int(0, number - 1));
  const words = `${await thing.innerText()} ${(await thing.getAttribute("aria-label")) ?? ""} ${(await thing.getAttribute("href")) ?? ""}`;
  if (ENDS.test(words) || /\/(original|full)\b|\/api\//.test(words)) return;
  await (random.chance(0.1) ? thing.dblclick({ timeout: 2000 }) : thing.click({ timeout: 2000 }));
  await page.waitForLoadState("domcontentloaded", { timeout: PATIENCE });
}

/** Writes into a field, and perhaps sends it. */
async function fill(page: Page, random: Random): Promise<void> {
  const fields = page.locator("input:not([type=hidden], [type=file], [type=checkbox], [type=radio], [type=range], [type=password]):visible, textarea:visible");
  const number = await fields.count();
  if (number === 0) return;
  const field = fields.nth(random.int(0, number - 1));
  await field.fill(random.chance(0.5) ? random.pick(NASTY) : random.pick(["fog", "light", "Nikon", "a walk by the sea #fog", "12", "2024-05-06"]), {
    timeout: 2000,
  });
  if (random.chance(0.6)) await field.press("Enter", { timeout: 2000 });
}

/** Uploads a picture, or what is none. */
async function bring(page: Page, url: string, random: Random): Promise<void> {
  await page.goto(`${url}/upload`);
  const input = page.locator("input[type=file]").first();
  if ((await input.count()) === 0) return;
  await input.setInputFiles(await pictureFile(random), { timeout: 5000 });
  await pause(random.between(200, 4000));
}

/** What any page has to be: not blank, and not what is shown where we have erred, once it was asked for again. */
async function stands(page: Page, { name }: Monkey, faults: Faults): Promise<void> {
  if (!isOurs(page) || !(await isBroken(page))) return;
  await page.reload({ timeout: 3 * PATIENCE });
  if (isOurs(page) && (await isBroken(page))) faults.add(`${name}: a blank page, or one that tells of an error of ours`, page.url().split("?")[0]);
}

/** Not what a browser shows where it came to nobody. */
const isOurs = (page: Page): boolean => page.url().startsWith("http");

async function isBroken(page: Page): Promise<boolean> {
  const text = await page.locator("body").innerText({ timeout: PATIENCE });
  // A picture by itself has no words.
  if (text.trim() === "") return !(await page.evaluate(() => document.contentType.startsWith("image/")));
  return [english.title, russian.title, "Internal Server Error", "Application error"].some((words) => text.includes(words));
}

const firstLine = (what: unknown): string => String(what).split("\n")[0]!.slice(0, 300);
