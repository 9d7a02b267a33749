import { Readable } from "node:stream";
import { publicUrl } from "@/lib/core/env";
import type { Member } from "@/lib/platform/session";
import { get } from "@/lib/platform/storage";
import type { Entry, Ledger } from "../making/jobs";
import { photographNames } from "../names/rules";
import { PER_SHEET, photographSheet, sheetName, type PlacedPhotograph, type Speech } from "../page/rules";
import { readme } from "../readme/rules";
import { Ahead } from "../rules";
import { xmpSidecar } from "../sidecar/rules";
import type { ExportedFile, ExportedPhotograph, ExportedRow, Exporter, ExportPage } from "../types";

/** All that is needed to fill an archive. */
export type Filling = {
  exporters: readonly Exporter[];
  /** Whose it is: they read it all. */
  owner: Member;
  instance: string;
  speech: Speech;
  madeAt: Date;
  /** Hears how many files of the person have been put in. */
  onPacked: (done: number) => Promise<void>;
};

/** Which photographs are in the archive by now, and under which paths; null for a file that the store had lost. */
type Placed = Map<string, { original: string | null; sidecar: string; preview: string | null }>;

/** How many files of the person an archive will hold. */
export async function countFiles({ exporters, owner }: Pick<Filling, "exporters" | "owner">): Promise<number> {
  let count = 0;
  for (const exporter of exporters) for await (const { rows } of exporter(owner)) count += rows.reduce((sum, row) => sum + filesIn(row), 0);
  return count;
}

const filesIn = ({ photograph, files = [] }: ExportedRow): number => files.length + (photograph ? 1 : 0);

/**
 * All that goes into an archive, in its order: the files, then what is said about them and everything else, so that the latter speaks of
 * what is really there. Subjects are read anew for each, a page at a time: memory does not grow with what a person has.
 */
export async function* contents(filling: Filling, ledger: Ledger): AsyncGenerator<Entry[], void> {
  const placed: Placed = new Map();
  yield* files(filling, ledger, placed);
  const documents: string[] = [];
  for await (const entry of sections(filling, placed)) {
    documents.push(entry.path);
    yield [entry];
  }
  yield* sheets(filling, placed, ["README.txt", "manifest.json", ...documents]);
  yield [text(filling, "README.txt", readme({ ...filling, documents, problems: [...ledger.problems.keys()] }))];
  yield [streamed(filling, "manifest.json", () => manifest(filling, ledger))];
}

async function* files({ exporters, owner, onPacked, ...filling }: Filling, ledger: Ledger, placed: Placed): AsyncGenerator<Entry[], void> {
  const nameOf = photographNames();
  let done = 0;
  for (const exporter of exporters) {
    for await (const { rows } of exporter(owner)) {
      for (const row of rows) {
        if (row.photograph && !placed.has(row.photograph.id)) yield* photograph(row.photograph, nameOf(row.photograph), owner.name, ledger, placed);
        for (const { path, ...file } of row.files ?? []) yield [stored(file, path, filling.madeAt)];
        done += filesIn(row);
        await onPacked(done);
      }
    }
  }
}

/** A photograph's files as one group. Once they have been put in, it is known which of them there were. */
async function* photograph(it: ExportedPhotograph, name: string, owner: string, ledger: Ledger, placed: Placed): AsyncGenerator<Entry[], void> {
  const original = `photos/${name}`;
  const sidecar = `${original}.xmp`;
  const preview = it.preview && `previews/${name}.webp`;
  const modifiedAt = it.camera.takenAt ?? it.createdAt;
  const group = [stored(it.original, original, modifiedAt), text({ madeAt: modifiedAt }, sidecar, xmpSidecar(it, owner))];
  if (it.preview && preview) group.push(stored(it.preview, preview, modifiedAt));
  yield group;
  const there = (path: string | null): string | null => (path !== null && ledger.problems.get(path) === "missing" ? null : path);
  placed.set(it.id, { original: there(original), sidecar, preview: there(preview) });
}

/** One file of JSON for each section, written while it is read. */
async function* sections({ exporters, owner, madeAt }: Filling, placed: Placed): AsyncGenerator<Entry, void> {
  const told = new Set<string>();
  for (const exporter of exporters) {
    const pages = new Ahead(exporter(owner));
    for (let page = await pages.peek(); page; page = await pages.peek()) {
      const { section } = page;
      if (told.has(section)) throw new Error(`two subjects tell of ${section}, or one does so in between`);
      told.add(section);
      yield streamed({ madeAt }, `data/${section}.json`, () => rowsAsJson(pages, section, placed));
    }
  }
}

async function* rowsAsJson(pages: Ahead<ExportPage>, section: string, placed: Placed): AsyncGenerator<string, void> {
  let before = "[\n";
  for (let page = await pages.peek(); page?.section === section; page = await pages.peek()) {
    await pages.take();
    for (const row of page.rows) {
      // What has arrived since its files were put in is not of this archive.
      const paths = row.photograph && placed.get(row.photograph.id);
      if (row.photograph && !paths) continue;
      const files = paths ?? row.files?.map(({ path }) => path);
      yield before + JSON.stringify({ ...row.data, files });
      before = ",\n";
    }
  }
  yield before === "[\n" ? "[]\n" : "\n]\n";
}

async function* sheets(filling: Filling, placed: Placed, documents: readonly string[]): AsyncGenerator<Entry[], void> {
  const { owner, instance, madeAt, speech } = filling;
  const photographs = new Ahead(inPlace(filling, placed));
  for (let number = 1; number === 1 || (await photographs.peek()); number += 1) {
    const some: PlacedPhotograph[] = [];
    while (some.length < PER_SHEET && (await photographs.peek())) some.push((await photographs.take())!);
    const last = !(await photographs.peek());
    const sheet = { owner: owner.name, username: owner.username, instance, madeAt, count: placed.size, photographs: some, number, last, documents };
    yield [text(filling, sheetName(number), photographSheet(sheet, speech))];
  }
}

async function* inPlace({ exporters, owner }: Filling, placed: Placed): AsyncGenerator<PlacedPhotograph, void> {
  for (const exporter of exporters) {
    for await (const { rows } of exporter(owner)) {
      for (const { photograph } of rows) {
        const paths = photograph && placed.get(photograph.id);
        if (paths) yield { photograph, original: paths.original, preview: paths.preview };
      }
    }
  }
}

/** What an archive says of itself; importers read this version of it, and no other. */
const FORMAT = { format: "halation-archive", version: 1 } as const;

async function* manifest({ owner, instance, madeAt }: Filling, { part, packed, problems }: Ledger): AsyncGenerator<string, void> {
  const head = {
    ...FORMAT,
    madeAt,
    instance: { name: instance, url: publicUrl() },
    person: { id: owner.id, username: owner.username, name: owner.name },
    parts: part,
    problems: [...problems].map(([path, problem]) => ({ path, problem })),
  };
  yield `${JSON.stringify(head, null, 2).slice(0, -2)},\n  "files": [\n`;
  for (const [i, line] of packed.entries()) yield `    ${line}${i < packed.length - 1 ? "," : ""}\n`;
  yield "  ]\n}\n";
}

/** A picture as the store has it: packed already, and checked on its way. */
const stored = ({ ref, bytes, sha256 }: ExportedFile, path: string, modifiedAt: Date): Entry => ({
  path,
  modifiedAt,
  deflate: false,
  bytes,
  sha256,
  open: () => get(ref),
});

const text = ({ madeAt }: Pick<Filling, "madeAt">, path: string, content: string): Entry => {
  const bytes = Buffer.from(content);
  return { path, modifiedAt: madeAt, deflate: true, bytes: bytes.length, open: () => Promise.resolve(Readable.from([bytes])) };
};

/** A text that is written while it is read. */
const streamed = ({ madeAt }: Pick<Filling, "madeAt">, path: string, write: () => AsyncIterable<string>): Entry => ({
  path,
  modifiedAt: madeAt,
  deflate: true,
  bytes: 0,
  open: () => Promise.resolve(Readable.from(asBytes(write()))),
});

async function* asBytes(pieces: AsyncIterable<string>): AsyncGenerator<Buffer, void> {
  for await (const piece of pieces) yield Buffer.from(piece);
}
