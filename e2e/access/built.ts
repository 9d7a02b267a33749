import { execFile } from "node:child_process";
import { promisify } from "node:util";
import type { World } from "./world";

const run = async (...args: string[]): Promise<string> =>
  (await promisify(execFile)(process.execPath, ["--import", "tsx", "e2e/access/build.ts", ...args], { maxBuffer: 16_777_216 })).stdout;

/** Makes everyone and everything in the running instance with this data directory, in a process of its own, with the instance's environment. */
export const buildWorld = async (dataDir: string): Promise<World> => JSON.parse(await run(dataDir)) as World;

/** Opens the instance to guests, or closes it. */
export const letIn = (dataDir: string, mode: "open" | "closed"): Promise<string> => run(dataDir, mode);
