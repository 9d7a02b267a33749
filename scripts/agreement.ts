// npm run agreement -- DIR [--json]: what we read of a folder's photographs, field by field beside what ExifTool reads of them.
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import { Refusal } from "@/lib/core/refusal";
import { readMetadata } from "@/lib/photos/exif/rules";
import { compare, type Agreement } from "./agreement/compare";
import { askExiftool } from "./agreement/exiftool";
import { FIELDS } from "./agreement/fields";

const VERDICTS = ["agree", "differ", "missed", "ours", "silent"] as const;

async function measure(folder: string): Promise<Agreement> {
  const paths = readdirSync(folder, { recursive: true, encoding: "utf8" })
    .map((name) => join(folder, name))
    .filter((path) => statSync(path).isFile() && !/\.(md|txt|json)$/i.test(path))
    .toSorted();
  if (paths.length === 0) throw new Refusal(`There are no files in ${folder}.`);
  const told = await askExiftool(paths);
  const files = [];
  for (const [i, path] of paths.entries()) files.push({ name: relative(folder, path), camera: await readMetadata(readFileSync(path)), told: told[i]! });
  return compare(files);
}

function print({ files, rows, differences }: Agreement): void {
  console.log(`${files} files, each value beside what exiftool -n -j says\n`);
  console.log(line("field", VERDICTS.map(String), "compared with"));
  for (const row of rows)
    console.log(
      line(
        row.field,
        VERDICTS.map((verdict) => String(row[verdict])),
        row.tags,
      ),
    );
  const total = VERDICTS.map((verdict) => String(rows.reduce((sum, row) => sum + row[verdict], 0)));
  console.log(`${line("all", total, "")}\n`);
  console.log("differ: both speak and mean different things. missed: only ExifTool speaks. ours: only we do. silent: neither does.");
  for (const { name, note } of FIELDS) if (note) console.log(`${name}: ${note}.`);
  for (const { file, field, verdict, ours, exiftool, why } of differences) {
    console.log(`\n${verdict} ${field} of ${file}\n  ours      ${ours ?? "nothing"}\n  ExifTool  ${exiftool ?? "nothing"}${why ? `\n  ${why}` : ""}`);
  }
}

const line = (name: string, counts: string[], tags: string): string =>
  `${name.padEnd(16)} ${counts.map((count) => count.padStart(7)).join("")}  ${tags}`.trimEnd();

const [folder, ...options] = process.argv.slice(2);
try {
  if (!folder || options.some((option) => option !== "--json")) throw new Refusal("Say which folder: npm run agreement -- DIR [--json]");
  const agreement = await measure(resolve(folder));
  if (options.length > 0) console.log(JSON.stringify(agreement));
  else print(agreement);
} catch (error) {
  console.error(error instanceof Refusal ? error.message : error);
  process.exitCode = 1;
}
