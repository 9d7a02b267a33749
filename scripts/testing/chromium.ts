import { chromium } from "@playwright/test";
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { Refusal } from "@/lib/core/refusal";

/** Debian's Chromium without a window of its own: its tests take a sixth to a third less time. */
const SHELL = "/usr/bin/chromium-headless-shell";
/** Where systems keep a Chromium. */
const PLACES = [
  SHELL,
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
];

/** The browser to test with: the one `PLAYWRIGHT_CHROMIUM` names, the system's, or Playwright's own. */
export const findChromium = (): string | undefined =>
  [process.env.PLAYWRIGHT_CHROMIUM, ...PLACES, chromium.executablePath()].find((path) => path && existsSync(path));

/** What a browser under test has no business doing; and root's has no sandbox. */
export const CHROMIUM_SWITCHES = [
  ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/**
 * Finds a Chromium, or installs Debian's where we may.
 *
 * @throws Refusal saying how to get one
 */
export function requireChromium(): string {
  const found = findChromium() ?? install();
  if (found) return found;
  throw new Refusal(
    "The browser tests need a Chromium: install your system's (Debian: apt-get install chromium-headless-shell), or Playwright's (npx playwright install chromium), or name one in PLAYWRIGHT_CHROMIUM.",
  );
}

/** The shell by itself where there is one, else the whole browser. */
function install(): string | undefined {
  if (process.getuid?.() !== 0 || !existsSync("/usr/bin/apt-get")) return undefined;
  console.log("installing Chromium for the browser tests (apt-get install chromium-headless-shell), once");
  const apt = (...args: string[]): boolean =>
    spawnSync("apt-get", ["-o", "DPkg::Lock::Timeout=120", "-qq", ...args], {
      stdio: ["ignore", "ignore", "inherit"],
      env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
    }).status === 0;
  apt("update");
  const get = (name: string): boolean => apt("install", "-y", "--no-install-recommends", name, "fonts-liberation");
  if (!get("chromium-headless-shell")) get("chromium");
  return findChromium();
}
