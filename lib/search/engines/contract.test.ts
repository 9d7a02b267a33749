import * as fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import { cases } from "@/scripts/testing/property";
import { db } from "@/db/client";
import { blocks, follows, friendships, gear, photos, photoTags, tags, users } from "@/db/schema";
import { aGear, aPhoto, aTag, befriend, block, follow, guest, people, viewerOf, type User } from "@/db/seed/factories";
import type { Viewer } from "@/lib/platform/session";
import { ends, orientationOf } from "../rules";
import { activeFields, canonical } from "../schema";
import {
  FACETS,
  isValueField,
  RANGE_FIELDS,
  rangeFacet,
  VALUE_FIELDS,
  type Field,
  type Interval,
  type Query,
  type RangeField,
  type ValueField,
} from "../types";
import { postgres } from "./postgres/data";
import type { Found } from "./types";

// What every engine must do, whichever machinery it stands on: agree with the plainest reading of the rules.

const seed = 20_261_121;
const WORDS = ["quasar", "zephyr", "obelisk", "marzipan", "fjord", "glockenspiel"];
const ISO = [null, 50, 100, 160, 400, 799, 800, 3200, 51_200];
const APERTURES = [null, 1.2, 1.4, 1.8, 2.8, 5.6, 8, 22];
const FOCAL_LENGTHS = [null, 4.2, 23.9, 24, 35, 50, 85, 400];
const EXPOSURE_TIMES = [null, 1 / 4000, 1 / 2000, 1 / 250, 1 / 60, 0.0167, 0.5, 30];
const SIZES = [
  { width: 3000, height: 2000 },
  { width: 2000, height: 3000 },
  { width: 2000, height: 2000 },
];

const words = (maxLength: number): fc.Arbitrary<string> => fc.array(fc.constantFrom(...WORDS), { maxLength }).map((list) => list.join(" "));

type Row = {
  photo: typeof photos.$inferSelect;
  owner: typeof users.$inferSelect;
  values: Record<ValueField, string[]>;
  numbers: Record<RangeField, number | null>;
  texts: string[];
};

/** Everything in the database, whoever may see it. */
let world: Row[] = [];
let friends = new Set<string>();
let followers = new Set<string>();
let blocked = new Set<string>();
let viewers: Viewer[] = [];
let vocabulary: Record<ValueField, string[]>;

beforeAll(async () => {
  const random = fc.sample(aPicture, { seed, numRuns: 90 });
  const owners = await people(5);
  const [suspended] = await people(1, { suspendedAt: new Date() });
  const [unconfirmed] = await people(1, { confirmed: false });
  await befriend(owners[0]!, owners[1]!);
  await befriend(owners[1]!, owners[2]!);
  await befriend(owners[0]!, suspended!);
  await befriend(unconfirmed!, owners[1]!);
  const [secluded] = await people(1, { private: true });
  await befriend(owners[0]!, secluded!);
  await follow(owners[3]!, secluded!);
  await block(owners[3]!, owners[4]!);
  await block(owners[1]!, owners[3]!);
  const everyone = [...owners, suspended!, unconfirmed!, secluded!];
  const cameras = await Promise.all(WORDS.slice(0, 4).map((word, index) => aGear("camera", `Maker${index} ${word}cam`)));
  const lenses = await Promise.all(WORDS.slice(2).map((word, index) => aGear("lens", `Maker${index} ${word} ${index}0mm`)));
  const tagged = await Promise.all(Array.from({ length: 16 }, (_, index) => aTag(index < 3 ? WORDS[index + 3]! : undefined)));
  for (const one of random) {
    await aPhoto({
      owner: everyone[one.owner % everyone.length]!,
      camera: cameras[one.camera],
      lens: lenses[one.lens],
      tags: one.tags.map((index) => tagged[index]!),
      ...one.columns,
    });
  }
  viewers = [guest(), guest({ mayLook: false }), viewerOf(unconfirmed!), ...owners.slice(0, 4).map((user: User) => viewerOf(user))];
  await readWorld();
  vocabulary = Object.fromEntries(VALUE_FIELDS.map((field) => [field, [...new Set(world.flatMap((row) => row.values[field]))]])) as Record<
    ValueField,
    string[]
  >;
});

const aPicture = fc.record({
  owner: fc.nat(1000),
  camera: fc.nat(4),
  lens: fc.nat(4),
  tags: fc.uniqueArray(fc.nat(15), { maxLength: 4 }),
  columns: fc
    .record({
      size: fc.constantFrom(...SIZES),
      visibility: fc.constantFrom("public", "public", "public", "friends", "private"),
      status: fc.constantFrom("ready", "ready", "ready", "ready", "processing", "draft", "failed"),
      deletedAt: fc.constantFrom(null, null, null, null, null, new Date()),
      removedAt: fc.constantFrom(null, null, null, null, null, new Date()),
      title: words(2),
      description: words(3),
      place: words(1),
      iso: fc.constantFrom(...ISO),
      aperture: fc.constantFrom(...APERTURES),
      focalLength: fc.constantFrom(...FOCAL_LENGTHS),
      exposureTime: fc.constantFrom(...EXPOSURE_TIMES),
    })
    .map(({ size, ...columns }) => ({ ...columns, ...size })),
});

async function readWorld(): Promise<void> {
  const [allPhotos, allUsers, allGear, allTags, links, pairs, following, barred] = await Promise.all([
    db.select().from(photos),
    db.select().from(users),
    db.select().from(gear),
    db.select().from(tags),
    db.select().from(photoTags),
    db.select().from(friendships),
    db.select().from(follows),
    db.select().from(blocks),
  ]);
  followers = new Set(following.map(({ followerId, followedId }) => `${followerId} ${followedId}`));
  blocked = new Set(barred.flatMap(({ blockerId, blockedId }) => [`${blockerId} ${blockedId}`, `${blockedId} ${blockerId}`]));
  friends = new Set(pairs.flatMap(({ lowId, highId }) => [`${lowId} ${highId}`, `${highId} ${lowId}`]));
  world = allPhotos
    .map((photo) => {
      const owner = allUsers.find(({ id }) => id === photo.ownerId)!;
      const camera = allGear.find(({ id }) => id === photo.cameraId);
      const lens = allGear.find(({ id }) => id === photo.lensId);
      const labels = allTags.filter(({ id }) => links.some((link) => link.photoId === photo.id && link.tagId === id));
      return {
        photo,
        owner,
        values: {
          camera: camera ? [camera.slug] : [],
          lens: lens ? [lens.slug] : [],
          tag: labels.map(({ folded }) => folded),
          orientation: [orientationOf(photo.width, photo.height)],
          owner: [owner.username.toLowerCase()],
        },
        numbers: { iso: photo.iso, aperture: photo.aperture, focalLength: photo.focalLength, exposureTime: photo.exposureTime },
        texts: [
          photo.title,
          photo.description,
          photo.place,
          owner.name,
          owner.username,
          ...[camera, lens].flatMap((one) => (one ? [one.maker, one.name] : [])),
          ...labels.map(({ name }) => name),
        ],
      };
    })
    .sort((a, b) => (a.photo.id < b.photo.id ? 1 : -1));
}

/** The naive reading of who may see what. */
function visible(viewer: Viewer, { photo, owner }: Row): boolean {
  if (photo.status !== "ready" || photo.deletedAt || photo.removedAt) return false;
  if (viewer.kind === "member" && viewer.id === photo.ownerId) return true;
  const pair = viewer.kind === "member" ? `${viewer.id} ${owner.id}` : "";
  if (owner.suspendedAt || owner.deletesAt || blocked.has(pair)) return false;
  const confirmed = viewer.kind === "member" && viewer.confirmed;
  const friend = confirmed && friends.has(pair);
  if (photo.visibility === "public") return viewer.mayLook && (!owner.private || friend || (confirmed && followers.has(pair)));
  return photo.visibility === "friends" && friend;
}

/** A word to find or to do without. */
type Asked = { word: string; not: boolean };
type Case = { query: Query; asked: Asked[]; viewer: Viewer };

const says = (row: Row, word: string, unfinished: boolean): boolean =>
  row.texts
    .join(" ")
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .some((one) => one === word || (unfinished && word.length >= 3 && one.startsWith(word)));

const fitsText = (row: Row, asked: Asked[]): boolean => asked.every(({ word, not }, index) => says(row, word, !not && index === asked.length - 1) !== not);

const inside = (field: RangeField, value: number | null, interval: Interval): boolean => {
  const { min, max, below } = ends(field, interval);
  return value !== null && value >= min && (below ? value < max : value <= max);
};

const fits = (row: Row, field: Field, query: Query): boolean =>
  isValueField(field)
    ? query[field]!.some((value) => row.values[field].includes(value))
    : query[field]!.some((interval) => inside(field, row.numbers[field], interval));

/** What an engine should have answered. */
function expected({ query, asked, viewer }: Case): Omit<Found, "next" | "forgiving"> {
  const active = activeFields(query);
  const seen = world.filter((row) => visible(viewer, row));
  const without = (what?: Field): Row[] => seen.filter((row) => fitsText(row, asked) && active.every((field) => field === what || fits(row, field, query)));
  const hits = without();
  const counts = Object.fromEntries([
    ...VALUE_FIELDS.map((field) => [field, listed(without(field), field, query)]),
    ...RANGE_FIELDS.map((field) => {
      const rows = without(field);
      return [field, rangeFacet(field).bands.map((band) => rows.filter((row) => inside(field, row.numbers[field], band)).length)];
    }),
  ]) as Found["counts"];
  const loosened = Object.fromEntries([
    ...active.map((field) => [field, without(field).length]),
    ...(asked.length > 0 ? [["q", seen.filter((row) => active.every((field) => fits(row, field, query))).length]] : []),
  ]) as Found["without"];
  const after = query.after;
  const page = hits.filter(({ photo }) => !after || photo.id < after);
  return { ids: page.map(({ photo }) => photo.id).slice(0, 60), total: hits.length, counts, without: hits.length === 0 ? loosened : {} };
}

function listed(rows: Row[], field: ValueField, query: Query): Found["counts"][ValueField] {
  const found = new Map<string, number>();
  for (const value of rows.flatMap((row) => row.values[field])) found.set(value, (found.get(value) ?? 0) + 1);
  const all = [...found].map(([value, count]) => ({ value, count })).sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1));
  const values = all.filter(({ value }, index) => index < (query.more === field ? 100 : 12) || query[field]?.includes(value));
  return { values, hasMore: values.length < all.length };
}

const interval = (field: RangeField): fc.Arbitrary<Interval> => {
  const values = { iso: ISO, aperture: APERTURES, focalLength: FOCAL_LENGTHS, exposureTime: EXPOSURE_TIMES }[field].flatMap((value) => value ?? []);
  const end = fc.oneof(fc.constantFrom(...values), fc.double({ min: FACETS[field].limits[0], max: 60, noNaN: true }));
  return fc.oneof(fc.constantFrom<Interval>(...rangeFacet(field).bands), fc.record({ from: end, to: end }, { requiredKeys: [] }));
};

/** Random questions by random people; few conditions more often than many. */
function aCase(): fc.Arbitrary<Case> {
  const some = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> => fc.option(arbitrary, { nil: undefined, freq: 1 });
  const rarely = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> =>
    fc.oneof({ weight: 3, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary });
  const values = Object.fromEntries(
    VALUE_FIELDS.map((field) => [
      field,
      rarely(
        fc.array(fc.oneof({ weight: 9, arbitrary: fc.constantFrom(...vocabulary[field]) }, { weight: 1, arbitrary: fc.constant("nobody-knows") }), {
          maxLength: 3,
        }),
      ),
    ]),
  );
  const ranges = Object.fromEntries(RANGE_FIELDS.map((field) => [field, rarely(fc.array(interval(field), { maxLength: 3 }))]));
  const asked = rarely(fc.tuple(fc.array(fc.record({ word: fc.constantFrom(...WORDS), not: fc.boolean() }), { minLength: 1, maxLength: 3 }), fc.boolean()));
  return fc
    .record({
      facets: fc.record({ ...values, ...ranges }),
      asked,
      after: rarely(fc.constantFrom(...world.map(({ photo }) => photo.id))),
      more: some(fc.constantFrom(...VALUE_FIELDS)),
      viewer: fc.constantFrom(...viewers),
    })
    .map(({ facets, asked: text, after, more, viewer }) => {
      const terms = (text?.[0] ?? []).map((term, index, all) =>
        text?.[1] && index === all.length - 1 && !term.not ? { ...term, word: term.word.slice(0, 4) } : term,
      );
      const q = terms.map(({ word, not }) => `${not ? "-" : ""}${word}`).join(" ");
      return { query: canonical({ ...facets, q, after, more }), asked: terms, viewer };
    });
}

describe.each([["postgres", postgres]] as const)("%s", (_, engine) => {
  test("hits, totals and every count are what the plainest reading of the rules gives", async () => {
    await fc.assert(
      fc.asyncProperty(aCase(), async (one) => {
        const { next, forgiving, ...found } = await engine.search(one.viewer, one.query);
        const right = expected(one);
        // What is found by looking past typing errors is found only where there is nothing to find as typed.
        expect(forgiving ? 0 : found.total).toBe(right.total);
        expect(forgiving ? right : found).toEqual(right);
        expect(next === null || next === found.ids.at(-1)).toBe(true);
      }),
      cases(150),
    );
  });

  test("what stands beside a photo is what stands beside it among all that is found", async () => {
    await fc.assert(
      fc.asyncProperty(aCase(), fc.nat(1000), fc.constantFrom(...world.map(({ photo }) => photo.id)), async (one, place, anyPhoto) => {
        const query = { ...one.query, after: undefined };
        const { ids, next } = await engine.search(one.viewer, query);
        // What stands after the last of a page is on the next.
        const known = ids.length - (next === null ? 0 : 1);
        const at = place % Math.max(1, known);
        const found = ids.length > 0 && (await engine.beside(one.viewer, query, ids[at]!));
        expect(found).toEqual(ids.length > 0 && { previous: ids[at - 1] ?? null, next: ids[at + 1] ?? null, position: null });
        expect(next !== null || ids.includes(anyPhoto) || (await engine.beside(one.viewer, query, anyPhoto)) === null).toBe(true);
      }),
      cases(60),
    );
  });

  test("pages follow each other without gap or repetition", async () => {
    const [owner] = await people(1);
    for (let i = 0; i < 61; i += 1) await aPhoto({ owner: owner!, iso: i });
    const query = canonical({ owner: owner!.username });
    const first = await engine.search(guest(), query);
    expect(first.ids).toHaveLength(60);
    const second = await engine.search(guest(), { ...query, after: first.next! });
    expect(second.ids).toHaveLength(1);
    expect(second.next).toBeNull();
    expect(new Set([...first.ids, ...second.ids]).size).toBe(61);
    expect([first.total, second.total]).toEqual([61, 61]);
  });
});
