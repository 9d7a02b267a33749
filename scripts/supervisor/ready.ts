import { spawn } from "node:child_process";
import { text } from "node:stream/consumers";
import { setTimeout as pause } from "node:timers/promises";
import postgres from "postgres";
import { Refusal } from "@/lib/core/refusal";
import { say } from "./say";

const PATIENCE = 60_000;

/** Where this machine reaches the web process. */
export const localUrl = (port: number, host: string | undefined): string => {
  const anywhere = !host || host === "0.0.0.0" || host === "::";
  return `http://${anywhere ? "localhost" : host.includes(":") ? `[${host}]` : host}:${port}`;
};

/** Waits until the instance says of itself that it is well. While that takes long, says what it lacks. */
export async function wellness(url: string, signal: AbortSignal): Promise<void> {
  for (let next = Date.now() + PATIENCE; ; await pause(100, undefined, { signal })) {
    const answer = await ask(url, signal);
    if (answer === "well") return;
    if (Date.now() < next) continue;
    say(`still waiting to be ready: ${answer}`);
    next = Date.now() + PATIENCE;
  }
}

async function ask(url: string, signal: AbortSignal): Promise<string> {
  try {
    const response = await fetch(`${url}/api/health`, { signal: AbortSignal.any([signal, AbortSignal.timeout(10_000)]) });
    return response.ok ? "well" : `${response.status} ${(await response.text()).slice(0, 300)}`;
  } catch (error) {
    signal.throwIfAborted();
    return error instanceof Error ? error.message : String(error);
  }
}

/** A fresh one-time set-up link, or null where the instance has its administrator. Made by a program of its own, to keep this one small. */
export async function setupLink(environment: NodeJS.ProcessEnv, signal: AbortSignal): Promise<string | null> {
  if (await isSetUp(environment.DATABASE_URL ?? "")) return null;
  const child = spawn(process.execPath, ["--import", "tsx", "scripts/setup-link.ts"], { env: environment, stdio: ["ignore", "pipe", "inherit"], signal });
  const [link, code] = await Promise.all([text(child.stdout), new Promise<number | null>((settle, fail) => child.once("error", fail).once("close", settle))]);
  if (code !== 0) throw new Error("the set-up link could not be made");
  return link.trim() || null;
}

/**
 * Looks whether hosted stores of files are what was asked for. By a program of its own: this one has no use for their client libraries.
 *
 * @throws Refusal with what it says
 */
export async function vetStores(environment: NodeJS.ProcessEnv, signal: AbortSignal): Promise<void> {
  const child = spawn(process.execPath, ["--import", "tsx", "scripts/vet-stores.ts"], { env: environment, stdio: ["ignore", "inherit", "pipe"], signal });
  const [said, code] = await Promise.all([text(child.stderr), new Promise<number | null>((settle, fail) => child.once("error", fail).once("close", settle))]);
  if (code !== 0) throw new Refusal(said.trim() || "The stores of files could not be looked at.");
}

async function isSetUp(databaseUrl: string): Promise<boolean> {
  const client = postgres(databaseUrl, { max: 1 });
  try {
    const [row] = await client`select set_up_at is not null as done from instance`;
    return row?.done === true;
  } finally {
    await client.end();
  }
}
