import { defineConfig } from "@playwright/test";
import { freePort } from "@/embedded/postgres";
import { CHROMIUM_SWITCHES, findChromium } from "@/scripts/testing/chromium";

// Read again by every worker, who inherits what the first reader chose.
process.env.E2E_PORT ??= String(await freePort());
const port = process.env.E2E_PORT;

const phone = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true, deviceScaleFactor: 2 };
const desktop = { viewport: { width: 1440, height: 900 } };

/** What is the same on every screen; how its pages look on a phone is seen by `pages.spec.ts`. */
const BEHAVIOUR = [
  "archive",
  "credentials",
  "hand",
  "leaving",
  "live",
  "posts",
  "private",
  "reactions",
  "saved-searches",
  "signing-in",
  "tags",
  "together",
].map((name) => `**/${name}.spec.ts`);

/** These start instances of their own. */
const APART = ["**/access/**", "**/canary/**", "**/kills/**", "**/proxy/**", "**/stores/**"];

/**
 * The tests find their instance in the environment: `baseURL` as usual, its data in `E2E_DATA_DIR`, and in `E2E_SETUP_LINK`
 * the link that makes an administrator, which works once: `*.setup.ts` spends it before all others.
 */
export default defineConfig({
  testDir: "e2e",
  outputDir: "test-results/browser",
  globalSetup: "./scripts/testing/browser.ts",
  workers: 2,
  // A limit for what hangs, far from what is slow.
  timeout: 240_000,
  expect: { timeout: 30_000 },
  forbidOnly: Boolean(process.env.CI),
  reporter: [["list"]],
  use: {
    baseURL: `http://localhost:${port}`,
    // `--trace on` makes one where it is wanted: recording costs every test, and what a failed one showed is told anyway.
    trace: "off",
    launchOptions: { executablePath: findChromium(), args: CHROMIUM_SWITCHES },
  },
  projects: [
    { name: "setup", testMatch: "*.setup.ts", use: desktop },
    // Those apart need no administrator, but would all have to end before the first of the others begins.
    { name: "access", testMatch: "**/access/*.spec.ts", dependencies: ["setup"] },
    { name: "canary", testMatch: "**/canary/*.spec.ts", dependencies: ["setup"] },
    { name: "kills", testMatch: "**/kills/*.spec.ts", dependencies: ["setup"], use: desktop },
    { name: "proxy", testMatch: "**/proxy/*.spec.ts", dependencies: ["setup"], use: desktop },
    { name: "stores", testMatch: "**/stores/*.spec.ts", dependencies: ["setup"] },
    // Without scripts a page is one and the same on every screen: once is enough.
    { name: "phone", testMatch: "**/*.spec.ts", testIgnore: [...APART, ...BEHAVIOUR], grepInvert: /without JavaScript/i, dependencies: ["setup"], use: phone },
    { name: "desktop", testMatch: "*.spec.ts", testIgnore: APART, dependencies: ["setup"], use: desktop },
    // Plain http at a name that is not localhost is no secure context: what needs one must be missing here without harm.
    {
      name: "lan",
      testMatch: "journey.spec.ts",
      dependencies: ["setup"],
      use: {
        ...phone,
        baseURL: `http://halation.test:${port}`,
        launchOptions: { executablePath: findChromium(), args: [...CHROMIUM_SWITCHES, "--host-resolver-rules=MAP halation.test 127.0.0.1"] },
      },
    },
  ],
});
