import { execFile } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { promisify } from "node:util";
import { expect, type Page } from "@playwright/test";
import type { Random } from "@/db/seed/scenes/random";
import { startInstance } from "@/scripts/testing/instance";
import { kill, pidsOf, type Victim } from "@/scripts/testing/kills/processes";
import type { Roll } from "./files";
import { Ground, watch } from "@/scripts/testing/kills/watch";

const run = promisify(execFile);

export type Trial = { victims: Victim[]; roll: Roll; random: Random; log: string };

/** Bytes in a second that get up the line, so that kills fall into the middle of uploads. */
const UPLOAD_SPEED = 700_000;
/** Milliseconds that a kill may come after the acknowledgement it waits for. */
const JITTER = 1_500;

/** Uploads a roll of files from a page while the victims are killed, one after the other; then everything must be there, once, and nothing else. */
export async function survive(page: Page, trial: Trial): Promise<void> {
  const home = await mkdtemp(join(tmpdir(), "halation-kills-"));
  const dataDir = join(home, "data");
  const instance = await startInstance({ dataDir, log: trial.log });
  const ground = new Ground(dataDir);
  try {
    await open(page, instance.url, (await run(process.execPath, ["--import", "tsx", "e2e/kills/member.ts", dataDir])).stdout.trim());
    const watched = watch(ground);
    const acknowledged = await uploadAmidKills(page, dataDir, trial);
    await expect.poll(() => isWell(instance.url), { message: "the instance is well again", timeout: 0 }).toBe(true);
    await expect.poll(() => unsettled(page), { timeout: 0 }).toBe(0);
    expect(await page.evaluate(() => document.documentElement.dataset.opened), "the page was never loaded again").toBe("once");
    const { seen, looks } = await watched.stop();
    expect(seen).toEqual([]);
    expect(looks).toBeGreaterThan(trial.roll.paths.length);
    expect(await states(page)).toEqual(trial.roll.paths.map(() => "ready"));
    await allThereOnce(ground, trial.roll.digests, acknowledged);
    const kept = await nothingElse(ground, dataDir);
    await instance.stop();
    // The same on a stopped instance, with a database that the sweep starts for itself.
    await sweep(dataDir);
    expect(await ground.onDisk()).toEqual(kept);
  } finally {
    await ground.close();
    await instance.stop();
    await rm(home, { recursive: true, force: true });
  }
}

/** Drops all files at once and kills the victims, spread over the time that takes; answers the photos that were acknowledged, which grow on. */
async function uploadAmidKills(page: Page, dataDir: string, { victims, roll: { paths }, random }: Trial): Promise<Map<string, string>> {
  const acknowledged = listen(page);
  await page.locator('input[type="file"]').first().setInputFiles(paths);
  for (const [i, victim] of victims.entries()) {
    const moment = Math.floor(((i + random.next()) / victims.length) * paths.length);
    await expect.poll(() => acknowledged.size, { message: `${moment} files have arrived`, timeout: 0 }).toBeGreaterThanOrEqual(moment);
    await pause(random.between(0, JITTER));
    await strike(victim, dataDir, acknowledged.size);
  }
  return acknowledged;
}

/** Kills the victim and waits until there is another. */
async function strike(victim: Victim, dataDir: string, arrived: number): Promise<void> {
  await expect.poll(() => pidsOf(victim, dataDir).length, { timeout: 0 }).toBeGreaterThan(0);
  const killed = kill(victim, dataDir);
  console.log(`killed ${victim} (${killed.join(", ")}) after ${arrived} files had arrived`);
  const others = (): number[] => pidsOf(victim, dataDir).filter((pid) => !killed.includes(pid));
  await expect.poll(() => others().length, { message: `the ${victim} is started again`, timeout: 0 }).toBeGreaterThan(0);
}

async function open(page: Page, url: string, cookie: string): Promise<void> {
  const [name = "", value = ""] = cookie.split("=", 2);
  await page.context().addCookies([{ name, value, url }]);
  const session = await page.context().newCDPSession(page);
  await session.send("Network.emulateNetworkConditions", { offline: false, latency: 20, downloadThroughput: -1, uploadThroughput: UPLOAD_SPEED });
  await page.goto(`${url}/upload`);
  await page.evaluate(() => (document.documentElement.dataset.opened = "once"));
}

/** The photo that each file became, by the file's name, as the server acknowledged it to the browser. */
function listen(page: Page): Map<string, string> {
  const photoOf = new Map<string, string>();
  page.on("response", (response) => {
    if (response.request().method() !== "PUT" || !response.ok()) return;
    const name = new URL(response.url()).searchParams.get("x-ut-file-name") ?? "";
    void response
      .json()
      .then(({ serverData }: { serverData: { photoId: string } }) => photoOf.set(decodeURIComponent(name), serverData.photoId))
      // An answer that broke off acknowledged nothing.
      .catch(() => undefined);
  });
  return photoOf;
}

const isWell = (url: string): Promise<boolean> =>
  fetch(`${url}/api/health`).then(
    ({ ok }) => ok,
    () => false,
  );

const states = (page: Page): Promise<(string | undefined)[]> =>
  page.locator("li[data-state]").evaluateAll((rows) => rows.map((row) => (row as HTMLElement).dataset.state));

const unsettled = async (page: Page): Promise<number> => (await states(page)).filter((state) => state !== "ready" && state !== "failed").length;

/** Every file is one photo, the acknowledged one, a draft, with the bytes that were sent. */
async function allThereOnce(ground: Ground, digests: Map<string, string>, acknowledged: Map<string, string>): Promise<void> {
  const photos = await ground.photos();
  const found = await Promise.all(
    photos.map(async ({ id, status, fileName, key, sha256 }) => ({ fileName, id, status, sha256, onDisk: key && (await ground.digestOf(key)) })),
  );
  const wanted = [...digests].map(([fileName, digest]) => ({ fileName, id: acknowledged.get(fileName), status: "draft", sha256: digest, onDisk: digest }));
  expect(found.toSorted((a, b) => a.fileName.localeCompare(b.fileName))).toEqual(wanted);
}

/** After a sweep the disk holds exactly what rows speak of, which is answered, and no job is left. */
async function nothingElse(ground: Ground, dataDir: string): Promise<string[]> {
  await expect.poll(async () => (await ground.unfinished()).due, { timeout: 0 }).toBe(0);
  await sweep(dataDir);
  const rows = await ground.rows();
  const kept = rows.map(({ key }) => key).toSorted();
  expect(await ground.onDisk()).toEqual(kept);
  expect(await Promise.all(rows.map(({ key }) => ground.digestOf(key)))).toEqual(rows.map(({ sha256 }) => sha256));
  return kept;
}

async function sweep(dataDir: string): Promise<void> {
  const { stdout } = await run(process.execPath, ["scripts/run.mjs", "sweep"], { env: { ...process.env, DATA_DIR: dataDir } });
  console.log(stdout.trim());
  expect(stdout).toContain("every row has its file");
}
