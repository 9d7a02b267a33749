import { execFile } from "node:child_process";
import { promisify } from "node:util";
import type { Photographer } from "./photographer";

const run = promisify(execFile);

/** Makes a member with photos in a running instance, and lets guests look at them. */
export async function aPhotographerOf(
  dataDir: string,
  photos: number,
  visibility: "public" | "private",
  environment: Record<string, string> = {},
): Promise<Photographer> {
  const args = ["--import", "tsx", "e2e/stores/photographer.ts", dataDir, String(photos), visibility];
  const { stdout } = await run(process.execPath, args, { env: { ...process.env, ...environment }, maxBuffer: 1 << 24 });
  return JSON.parse(stdout) as Photographer;
}
