import { globSync } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";
import { PACKED } from "@/lib/platform/assets";

/** What is text; pictures and fonts are packed already. */
const TEXTS = "**/*.{js,css,json,svg}";
/** Bytes; what is smaller comes in one packet, packed or not. */
const LEAST = 1024;

const PACKERS: Record<keyof typeof PACKED, (bytes: Buffer) => Promise<Buffer>> = {
  br: (bytes) => promisify(brotliCompress)(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY } }),
  gzip: (bytes) => promisify(gzip)(bytes, { level: constants.Z_BEST_COMPRESSION }),
};

/** Packs the texts of a directory as small as it gets, each beside itself, so that nobody who asks for one waits for that. */
export async function packAssets(directory: string): Promise<void> {
  for (const name of globSync(TEXTS, { cwd: directory })) {
    const path = join(directory, name);
    const bytes = await readFile(path);
    if (bytes.length < LEAST) continue;
    for (const encoding of ["br", "gzip"] as const) await writeFile(path + PACKED[encoding], await PACKERS[encoding](bytes));
  }
}
