import { execFile } from "node:child_process";
import { setTimeout as pause } from "node:timers/promises";
import { promisify } from "node:util";
import type { Ground } from "@/scripts/testing/kills/watch";
import type { Frame } from "./files";

/** An upload that was acknowledged. */
export type Acknowledged = Pick<Frame, "name" | "sha256"> & { photoId: string };

export type Verdict = {
  /** Acknowledged, and not there as it was sent; one line each, as everywhere here. */
  lost: string[];
  /** Photos that are there twice, or made by halves, and jobs that were given up. */
  twice: string[];
  /** Objects that were not whole when they first stood under their name. */
  half: string[];
  /** Rows without their file, files without their row. */
  orphans: string[];
};

/** What is asked of the instance's state. */
export type Asked = Pick<Ground, "photos" | "rows" | "onDisk" | "digestOf" | "uneven">;

/** Milliseconds by which the sweep leaves alone what is younger, see `lib/media/jobs.ts`. */
const TOO_YOUNG = 3_000;

/** Waits until everything that was queued has been done. */
export async function settle(ground: Ground, tell: (line: string) => void, stop: AbortSignal): Promise<number> {
  for (let told = ""; ;) {
    const { due, givenUp } = await ground.unfinished();
    if (due === 0) return givenUp;
    const line = `${due} jobs are still to be done`;
    if (line !== told) tell((told = line));
    await pause(500, undefined, { signal: stop });
  }
}

/** Sweeps, as whoever runs the instance would, and answers what that says. */
export async function sweep(dataDir: string, stop: AbortSignal): Promise<string> {
  await pause(TOO_YOUNG, undefined, { signal: stop });
  const environment = { ...process.env, DATA_DIR: dataDir };
  // It says by its exit code too that files are missing.
  const { stdout } = await promisify(execFile)(process.execPath, ["scripts/run.mjs", "sweep"], { env: environment }).catch((error: { stdout?: string }) => ({
    stdout: error.stdout ?? "",
  }));
  return stdout.trim();
}

/** Holds what is there against what was acknowledged, and against itself. */
export async function judge(ground: Asked, acknowledged: readonly Acknowledged[], seen: ReadonlyMap<string, string>, givenUp: number): Promise<Verdict> {
  const photos = new Map((await ground.photos()).map((photo) => [photo.id, photo]));
  const rows = await ground.rows();
  const sums = new Map(rows.map(({ key, sha256 }) => [key, sha256]));
  const onDisk = new Set(await ground.onDisk());
  const lost: string[] = [];
  for (const { name, photoId, sha256 } of acknowledged) {
    const photo = photos.get(photoId);
    const there = photo?.key ? await ground.digestOf(photo.key).catch(() => null) : null;
    const whole = photo && ["ready", "draft"].includes(photo.status) && photo.sha256 === sha256 && there === sha256;
    if (!whole) lost.push(`${name}, acknowledged as ${photoId}, is ${photo?.status ?? "no photo"}`);
  }
  const known = new Set(acknowledged.map(({ photoId }) => photoId));
  const sent = new Set(acknowledged.map(({ sha256 }) => sha256));
  const isHalf = ([key, digest]: [string, string]): boolean => {
    const wanted = sums.get(key);
    return wanted ? wanted !== digest : key.startsWith("originals/") && !sent.has(digest);
  };
  const damaged: string[] = [];
  for (const { key, sha256 } of rows) if (onDisk.has(key) && (await ground.digestOf(key)) !== sha256) damaged.push(`${key} is not what its row says`);
  return {
    lost,
    twice: [
      ...[...photos.keys()].filter((id) => !known.has(id)).map((id) => `${id} is a photo that nobody was told of`),
      ...(await ground.uneven()).map((id) => `${id} has other pictures than it says`),
      ...(givenUp > 0 ? [`${givenUp} jobs were given up`] : []),
    ],
    half: [...[...seen].filter(isHalf).map(([key]) => `${key} was not whole at first`), ...damaged],
    orphans: [
      ...[...onDisk].filter((key) => !sums.has(key)).map((key) => `${key} has no row`),
      ...rows.filter(({ key }) => !onDisk.has(key)).map(({ key }) => `${key} has no file`),
    ],
  };
}
