import type { Browser, Page } from "@playwright/test";
import { join } from "node:path";
import type { Instance } from "@/scripts/testing/instance";
import type { Scene } from "./scenes";
import type { World } from "./world";

export const THEMES = ["light", "dark"] as const;
export type Theme = (typeof THEMES)[number];

/** How a scene is looked at. */
export type View = { width: number; language: string; themes: readonly Theme[] };
export type Stage = { browser: Browser; demo: Instance; empty: Instance | null; world: World; directory: string };

/** Below this, in CSS pixels, a screen is a phone's. */
const PHONE = 768;
/** From here, pages have their wide form. */
const WIDE = 1024;
const HEIGHTS = { phone: 844, desktop: 900 };

/** Whether a scene exists at a width. */
export const isAt = ({ only }: Scene, width: number): boolean => only === undefined || (only === "wide") === width >= WIDE;

/**
 * Saves the first screen of a scene in each theme as NAME.WIDTH.THEME.LANGUAGE.png, and the whole page, where there is more of it,
 * as NAME.WIDTH.THEME.LANGUAGE.full.png. Answers what is wrong with the page.
 */
export async function shoot(stage: Stage, scene: Scene, view: View): Promise<string[]> {
  const faults: string[] = [];
  const address = addressOf(stage, scene, view.language);
  const page = await open(stage, scene, view);
  page.on("console", (message) => {
    // Chromium complains of a page that answers 404 as it should.
    const expected = scene.status !== undefined && message.location().url === address;
    if (message.type() === "error" && !expected) faults.push(`console: ${message.text()} (${message.location().url})`);
  });
  page.on("pageerror", (error) => faults.push(String(error)));
  try {
    const answer = await page.goto(address);
    if (answer?.status() !== (scene.status ?? 200)) faults.push(`answered ${answer?.status()}`);
    await scene.arrange?.(page);
    for (const theme of view.themes) {
      await page.emulateMedia({ colorScheme: theme, reducedMotion: "reduce" });
      await develop(page, join(stage.directory, `${scene.name}.${view.width}.${theme}.${view.language}`), scene);
    }
    const content = await page.evaluate(() => document.documentElement.scrollWidth);
    if (content > view.width) faults.push(`is ${content} px wide`);
  } catch (error) {
    if (!stage.browser.isConnected()) throw error;
    faults.push(error instanceof Error ? error.message.split("\n")[0]! : String(error));
  } finally {
    await page.unrouteAll({ behavior: "ignoreErrors" }).catch(() => undefined);
    await page.context().close();
  }
  return [...new Set(faults)].map((fault) => `${scene.name} at ${view.width} px in ${view.language}: ${fault}`);
}

async function open({ browser, demo, world }: Stage, { as, empty }: Scene, { width, language }: View): Promise<Page> {
  const phone = width < PHONE;
  const context = await browser.newContext({
    viewport: { width, height: phone ? HEIGHTS.phone : HEIGHTS.desktop },
    deviceScaleFactor: phone ? 2 : 1,
    isMobile: phone,
    hasTouch: phone,
    locale: language,
    timezoneId: "UTC",
  });
  const [name, ...value] = world.cookies[as].split("=");
  if (name && !empty) await context.addCookies([{ name, value: value.join("="), url: demo.url }]);
  return context.newPage();
}

/** An instance that waits to be set up has told its link. */
function addressOf({ demo, empty, world }: Stage, scene: Scene, language: string): string {
  const path = scene.path(world, language);
  if (!scene.empty) return new URL(path, demo.url).href;
  return path === "/setup" ? (empty?.setupLink ?? "") : new URL(path, empty?.url).href;
}

async function develop(page: Page, path: string, { covers }: Scene): Promise<void> {
  await page.evaluate(arrive);
  const options = { animations: "disabled", caret: "hide" } as const;
  await page.screenshot({ ...options, path: `${path}.png` });
  const more = await page.evaluate(() => document.documentElement.scrollHeight > window.innerHeight + 1);
  if (!more || covers) return;
  await page.evaluate(unfold);
  await page.screenshot({ ...options, fullPage: true, scale: "css", path: `${path}.full.png` });
  await page.evaluate(fold);
}

/** In the browser: loads what lies below the fold too, and waits until nothing is half there. */
async function arrive(): Promise<void> {
  await document.fonts.ready;
  const images = [...document.images].filter((image) => image.checkVisibility());
  for (const image of images) {
    image.loading = "eager";
    // Or the picture is taken of what stands there while others are being decoded.
    image.decoding = "sync";
  }
  await new Promise(requestAnimationFrame);
  for (const image of images) {
    while (!image.complete) await new Promise(requestAnimationFrame);
    await image.decode().catch(() => undefined);
  }
}

/** In the browser: what stands still on the screen would stand anywhere on the whole page. Stretches what is as high as the screen, hides what floats lower. */
async function unfold(): Promise<void> {
  window.scrollTo(0, 0);
  for (const element of document.querySelectorAll<HTMLElement>("body *")) {
    if (getComputedStyle(element).position !== "fixed") continue;
    const { top, height } = element.getBoundingClientRect();
    element.dataset.unfolded = element.getAttribute("style") ?? "";
    if (top === 0 && height >= window.innerHeight) {
      element.style.position = "absolute";
      element.style.height = `${document.documentElement.scrollHeight}px`;
    } else if (top > window.innerHeight / 2) element.style.visibility = "hidden";
  }
  for (let frames = 0; frames < 2; frames += 1) await new Promise(requestAnimationFrame);
}

/** In the browser: undoes `unfold`. */
function fold(): void {
  for (const element of document.querySelectorAll<HTMLElement>("[data-unfolded]")) {
    element.setAttribute("style", element.dataset.unfolded ?? "");
    delete element.dataset.unfolded;
  }
}
