import type { CameraData } from "@/lib/photos/exif/types";
import type { Told } from "./exiftool";
import { FIELDS, ours, type Field } from "./fields";

/** `missed`: ExifTool knows and we do not. `ours`: the other way round. */
export type Verdict = "agree" | "differ" | "missed" | "ours" | "silent";

type Difference = { file: string; field: string; verdict: Verdict; ours: string | null; exiftool: string | null; why: string };

type Row = { field: string; tags: string } & Record<Verdict, number>;

export type Agreement = { files: number; rows: Row[]; differences: Difference[] };

/** Holds one value of ours against ExifTool's. */
function judge({ name, expected, same }: Field, camera: CameraData, told: Told): { verdict: Verdict; ours: string | null; exiftool: string | null } {
  const mine = ours(camera[name]);
  const theirs = expected(told, camera);
  const verdict = mine === null ? (theirs === null ? "silent" : "missed") : theirs === null ? "ours" : same(mine, theirs, told) ? "agree" : "differ";
  return { verdict, ours: mine, exiftool: theirs };
}

/** Holds every value of every file against ExifTool's. */
export function compare(files: { name: string; camera: CameraData; told: Told }[]): Agreement {
  const differences: Difference[] = [];
  const rows = FIELDS.map((field) => {
    const row: Row = { field: field.name, tags: field.tags, agree: 0, differ: 0, missed: 0, ours: 0, silent: 0 };
    for (const { name, camera, told } of files) {
      const judged = judge(field, camera, told);
      row[judged.verdict] += 1;
      if (judged.verdict === "agree" || judged.verdict === "silent") continue;
      differences.push({ file: name, field: field.name, ...judged, why: explain(judged.ours, told, field) });
    }
    return row;
  });
  return { files: files.length, rows, differences };
}

/** Where in the file our value stands by ExifTool's own account, when it is not the one ExifTool prefers. */
function explain(mine: string | null, { placed }: Told, { name, tags, same, note = "" }: Field): string {
  const wanted = tags.split(/[^\w]+/);
  const place = Object.keys(placed).find((key) => mine !== null && wanted.includes(key.split(":").at(-1)!) && sameSafely(same, mine, placed[key]!, name));
  return [place && `ours is ${place}`, note].filter(Boolean).join("; ");
}

/** The lens is compared with all its names at once, which would find itself everywhere. */
const sameSafely = (same: Field["same"], mine: string, value: string, name: string): boolean =>
  name !== "lensModel" && same(mine, value, { preferred: {}, placed: {}, lens: {} });
