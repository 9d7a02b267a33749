import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { Refusal } from "@/lib/core/refusal";

const run = promisify(execFile);

/** What ExifTool says of one file: tags by name, each value as the text it printed. */
type Tags = Readonly<Record<string, string>>;

export type Told = {
  /** `exiftool -n -j`: the value ExifTool prefers where several places say something. */
  preferred: Tags;
  /** Every value with the place it stands in, as `ExifIFD:ISO`. */
  placed: Tags;
  /** The lens in words, which `-n` would give as a number of ExifTool's own tables. */
  lens: Tags;
};

const MISSING = `ExifTool is not on this machine. It is the yardstick of this command, not a part of Halation:
  Debian, Ubuntu   apt-get install libimage-exiftool-perl
  macOS            brew install exiftool
  elsewhere        https://exiftool.org`;

/** How much of a file's tags we are ready to hold, in bytes of JSON. */
const MAX_OUTPUT = 2 ** 28;

/**
 * Asks ExifTool about files.
 *
 * @returns in the order of `paths`
 * @throws Refusal when ExifTool is not installed
 */
export async function askExiftool(paths: string[]): Promise<Told[]> {
  if (paths.length === 0) return [];
  const preferred = await ask(["-n"], paths);
  const placed = await ask(["-n", "-a", "-G1"], paths);
  const lens = await ask(["-LensID", "-Lens"], paths);
  return paths.map((path) => ({ preferred: preferred.get(path) ?? {}, placed: placed.get(path) ?? {}, lens: lens.get(path) ?? {} }));
}

async function ask(options: string[], paths: string[]): Promise<Map<string, Tags>> {
  try {
    // Broken files make it end with 1 and still say what it found of them.
    const { stdout } = await run("exiftool", ["-j", "-q", "-charset", "iptc=utf8", ...options, "--", ...paths], { maxBuffer: MAX_OUTPUT }).catch(
      (error: unknown) => (isAnswer(error) ? error : Promise.reject(error as Error)),
    );
    return new Map((JSON.parse(stdout, asWritten) as Record<string, string>[]).map((tags) => [tags.SourceFile!, tags]));
  } catch (error) {
    throw error instanceof Error && "code" in error && error.code === "ENOENT" ? new Refusal(MISSING) : error;
  }
}

const isAnswer = (error: unknown): error is { stdout: string } =>
  error instanceof Error && "code" in error && error.code === 1 && "stdout" in error && typeof error.stdout === "string" && error.stdout !== "";

/** Numbers stay the text they are in: a serial number has more digits than a double, and zeros before them. Lists become one text. */
function asWritten(_key: string, value: unknown, context?: { source?: string }): unknown {
  if (typeof value === "number" || typeof value === "boolean") return context?.source ?? String(value);
  return Array.isArray(value) && value.every((each) => typeof each === "string") ? value.join(", ") : value;
}
