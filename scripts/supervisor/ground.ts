import { accessSync, chmodSync, constants, existsSync, mkdirSync } from "node:fs";
import { createServer } from "node:net";
import { dirname } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { Refusal } from "@/lib/core/refusal";

/**
 * Makes the instance's directory, or checks that we may write in it.
 *
 * @throws Refusal when we may not
 */
export function prepareDataDir(dataDir: string): void {
  try {
    // Root's PostgreSQL runs as another user, who must be able to pass through; what lies inside is closed to others.
    if (make(dataDir)) chmodSync(dataDir, process.getuid?.() === 0 ? 0o711 : 0o700);
    accessSync(dataDir, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (cause) {
    throw new Refusal(`DATA_DIR ${dataDir} cannot be written to (${(cause as NodeJS.ErrnoException).code}): choose another, or give us the right to it.`, {
      cause,
    });
  }
}

/** Makes a directory and what lacks above it, one by one: where a file system makes none, Node's own way would try for ever. */
function make(directory: string): boolean {
  if (existsSync(directory)) return false;
  make(dirname(directory));
  mkdirSync(directory);
  return true;
}

/**
 * Checks that the web process will get its port.
 *
 * @param patience milliseconds to wait for a process that is on its way out
 * @throws Refusal when it will not
 */
export async function checkPort(port: number, host: string | undefined, patience: number): Promise<void> {
  for (const until = Date.now() + patience; ; await pause(100)) {
    const failure = await tryToListen(port, host);
    if (!failure) return;
    if (failure.code === "EADDRINUSE" && Date.now() < until) continue;
    throw new Refusal(reasonFor(failure.code, port, host), { cause: failure });
  }
}

function reasonFor(code: string | undefined, port: number, host: string | undefined): string {
  if (code === "EADDRINUSE") return `Port ${port} is in use by another program: stop it, or choose another with PORT.`;
  if (code === "EACCES") return `Port ${port} may not be opened by this user: choose one above 1023 with PORT.`;
  return `HOST ${host ?? ""} port ${port} cannot be listened on (${code}).`;
}

const tryToListen = (port: number, host: string | undefined): Promise<NodeJS.ErrnoException | null> =>
  new Promise((settle) => {
    const probe = createServer();
    probe.once("error", settle);
    probe.listen({ port, host }, () => probe.close(() => settle(null)));
  });
