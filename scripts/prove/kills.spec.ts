import { execFile, execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect, test } from "@playwright/test";
import sharp from "sharp";
import { holderOf } from "@/scripts/supervisor/lock";
import { startInstance, type Instance } from "@/scripts/testing/instance";

const PHOTOS = 20;
const run = promisify(execFile);

let instance: Instance;
let folder: string;

test.beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "halation-kills-"));
  instance = await startInstance({ log: "test-results/kills-instance.log" });
});
test.afterAll(async () => {
  await instance?.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** Files too large to be through before anything can be killed, no two alike. */
async function photos(): Promise<string[]> {
  const paths: string[] = [];
  for (let n = 1; n <= PHOTOS; n += 1) {
    const noise = { type: "gaussian", mean: 90 + n * 3, sigma: 40 } as const;
    const bytes = await sharp({ create: { width: 2400, height: 1600, channels: 3, background: "#888", noise } })
      .jpeg({ quality: 92 })
      .toBuffer();
    paths.push(join(folder, `kill-${n}.jpg`));
    writeFileSync(paths.at(-1)!, bytes);
  }
  return paths;
}

/** Ends a process of the instance as a power cut would. */
function kill(pattern: RegExp): void {
  const supervisor = holderOf(instance.dataDir)!.pid;
  const rows = execFileSync("ps", ["-eo", "pid=,ppid=,args="], { encoding: "utf8" }).split("\n");
  const row = rows.map((line) => /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(line)).find((found) => Number(found?.[2]) === supervisor && pattern.test(found?.[3] ?? ""));
  process.kill(Number(row?.[1]), "SIGKILL");
}

const wellAgain = (): Promise<void> =>
  expect(async () => {
    expect((await fetch(`${instance.url}/api/health`)).status).toBe(200);
  }).toPass();

/** A program of ours, in a process of its own on the running instance's data. */
const program = async (...args: string[]): Promise<string> =>
  (await run(process.execPath, ["--import", "tsx", ...args], { env: { ...process.env, DATA_DIR: instance.dataDir } })).stdout;

test("whatever is killed during twenty uploads, each of them ends as a photo", async ({ page }) => {
  const paths = await photos();
  await page.goto(instance.setupLink!);
  await page.getByLabel("What is it called?").fill("Kill room");
  await page.getByRole("radio", { name: /^Yes/ }).check();
  await page.getByLabel("Username").fill("keeper");
  await page.getByLabel("Name", { exact: true }).fill("Kay Eper");
  await page.getByLabel("Email").fill("keeper@example.test");
  await page.getByLabel("Password").fill("a darkroom lamp 1947");
  await page.getByRole("button", { name: "Set up" }).click();
  await page.waitForURL(`${instance.url}/`);

  await page.goto(`${instance.url}/upload`);
  await page.locator('input[type="file"]').first().setInputFiles(paths);
  const opened = page.getByRole("link", { name: /^Open “kill-/ });
  for (const [after, victim] of [
    [1, /dist\/server\.js/],
    [5, /dist\/worker\.js/],
    [9, /postgres -D|bin\/postgres/],
  ] as const) {
    await expect.poll(() => opened.count(), { timeout: 0 }).toBeGreaterThanOrEqual(after);
    kill(victim);
    await wellAgain();
  }
  await expect(opened).toHaveCount(PHOTOS, { timeout: 0 });

  const sent = paths.map((path) => createHash("sha256").update(readFileSync(path)).digest("hex")).toSorted();
  expect(await program("scripts/sweep.ts")).toContain("every row has its file");
  const found = JSON.parse(await program("scripts/prove/inventory.ts")) as { originals: string[]; statuses: string[]; orphans: string[] };
  expect(found).toEqual({ originals: sent, statuses: ["ready"], orphans: [] });
});
