import { chmodSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { isAlive, release } from "@/embedded/postgres/pidfile";

const NAME = /^halation-(?:test|instance)-(\d+)-/;

/** Makes a temporary directory that carries our process's number, and removes those of runs that were killed before they could. */
export async function scratchDirectory(kind: "test" | "instance"): Promise<string> {
  for (const name of readdirSync(tmpdir())) {
    const maker = Number(NAME.exec(name)?.[1] ?? process.pid);
    if (maker === process.pid || isAlive(maker)) continue;
    await release(join(tmpdir(), name, "postgres"));
    rmSync(join(tmpdir(), name), { recursive: true, force: true });
  }
  const directory = mkdtempSync(join(tmpdir(), `halation-${kind}-${process.pid}-`));
  // Root's PostgreSQL runs as another user, who must be able to pass through.
  chmodSync(directory, 0o711);
  return directory;
}
