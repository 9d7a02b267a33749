import * as fc from "fast-check";
import { expect, test } from "vitest";
import { db } from "@/db/client";
import { blocks, follows, friendships, gear, photoLikes, photos, photoScores, photoTags, tags, users } from "@/db/schema";
import { aGear, aPhoto, aTag, befriend, block, follow, guest, people, viewerOf } from "@/db/seed/factories";
import { PUBLISHED_BY_DEFAULT } from "@/lib/photos/publishing/types";
import type { Viewer } from "@/lib/platform/session";
import { dayOf } from "../../intervals/rules";
import { aspectOf, FORMATS, orientationOf } from "../../rules";
import { FACETS, VALUE_FIELDS, valueFacet, type RangeField, type ValueField } from "../../types";

// People and photographs to ask every engine about, and what the tables say of them.

export const SEED = 20_261_121;
export const WORDS = ["quasar", "zephyr", "obelisk", "marzipan", "fjord", "glockenspiel"];

const SIZES = [
  [3000, 2000],
  [2000, 3000],
  [2000, 2000],
  [4000, 3000],
  [1080, 1920],
  [2048, 1638],
  [6000, 1500],
  [6048, 4024],
  [1000, 700],
].map(([width, height]) => ({ width: width!, height: height! }));

const MOMENTS = [
  null,
  null,
  "1989-12-31 23:59:59.999999",
  "1990-01-01 00:00:00",
  "2003-08-20 05:59:59.5",
  "2024-02-29 06:00:00",
  "2024-05-31 11:59:59",
  "2024-05-31 12:00:00",
  "2024-06-01 18:00:00",
  "2024-06-01 18:00:00",
  "2051-01-01 23:00:00",
];

export const words = (maxLength: number): fc.Arbitrary<string> => fc.array(fc.constantFrom(...WORDS), { maxLength }).map((list) => list.join(" "));

const aPicture = fc.record({
  owner: fc.nat(1000),
  camera: fc.nat(4),
  lens: fc.nat(4),
  tags: fc.uniqueArray(fc.nat(15), { maxLength: 4 }),
  likes: fc.constantFrom(0, 0, 0, 1, 2, 5),
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
      iso: fc.constantFrom(null, 50, 100, 160, 400, 799, 800, 3200, 51_200),
      aperture: fc.constantFrom(null, 1.2, 1.4, 1.8, 2.8, 5.6, 8, 22),
      focalLength: fc.constantFrom(null, 4.2, 23.9, 24, 35, 50, 85, 400),
      focalLength35: fc.constantFrom(null, 9.9, 24, 52.5, 600),
      exposureTime: fc.constantFrom(null, 1 / 4000, 1 / 2000, 1 / 250, 1 / 60, 0.0167, 0.5, 30),
      flash: fc.constantFrom(null, 0, 1, 16, 24, 25, 95),
      takenLocal: fc.constantFrom(...MOMENTS),
      licence: fc.constantFrom("all-rights-reserved", "all-rights-reserved", ...FACETS.licence.values),
      colour: fc.constantFrom(null, ...FACETS.colour.values),
      type: fc.constantFrom("image/jpeg", "image/jpeg", ...Object.values(FORMATS)),
      // What its owner keeps back stands in no column, and so in no answer.
      published: fc.constantFrom<string[]>([...PUBLISHED_BY_DEFAULT], [...PUBLISHED_BY_DEFAULT], ["iso", "lens"]),
    })
    .map(({ size, ...columns }) => ({ ...columns, ...size })),
});

/** A photograph with all that decides whether and by what it is found. */
export type Row = {
  photo: typeof photos.$inferSelect;
  owner: typeof users.$inferSelect;
  values: Record<ValueField, string[]>;
  numbers: Record<RangeField, number | null>;
  texts: string[];
  /** What texts can be, word for word: its title, and names of its tags, gear and owner. */
  names: string[];
  likes: number;
};

export type World = {
  /** Everything in the database, whoever may see it, the newest first. */
  rows: Row[];
  /** Pairs of ids with a space between, both ways round but of followers. */
  friends: Set<string>;
  followers: Set<string>;
  blocked: Set<string>;
  viewers: Viewer[];
  /** What the facets' values can be, and what is said of them in the lists that can be narrowed. */
  vocabulary: Record<ValueField, string[]>;
  said: Map<string, string>;
};

/** Makes people of every standing to each other, and photographs of everything there is. */
export async function makeWorld(size = 90): Promise<World> {
  const owners = await people(5);
  const [suspended] = await people(1, { suspendedAt: new Date() });
  const [unconfirmed] = await people(1, { confirmed: false });
  const [secluded] = await people(1, { private: true });
  await befriend(owners[0]!, owners[1]!);
  await befriend(owners[1]!, owners[2]!);
  await befriend(owners[0]!, suspended!);
  await befriend(unconfirmed!, owners[1]!);
  await befriend(owners[0]!, secluded!);
  await follow(owners[3]!, secluded!);
  await block(owners[3]!, owners[4]!);
  await block(owners[1]!, owners[3]!);
  const everyone = [...owners, suspended!, unconfirmed!, secluded!];
  const cameras = await Promise.all(WORDS.slice(0, 4).map((word, index) => aGear("camera", `Maker${index % 3} ${word}cam`)));
  const lenses = await Promise.all(WORDS.slice(2).map((word, index) => aGear("lens", `Maker${index} ${word} ${index}0mm`)));
  const tagged = await Promise.all(Array.from({ length: 16 }, (_, index) => aTag(index < 3 ? WORDS[index + 3]! : undefined)));
  for (const one of fc.sample(aPicture, { seed: SEED, numRuns: size })) {
    const photo = await aPhoto({
      owner: everyone[one.owner % everyone.length]!,
      camera: cameras[one.camera],
      lens: lenses[one.lens],
      tags: one.tags.map((index) => tagged[index]!),
      ...one.columns,
    });
    const fans = everyone.slice(0, one.likes);
    if (fans.length > 0) await db.insert(photoLikes).values(fans.map(({ id }) => ({ photoId: photo.id, userId: id })));
  }
  return readWorld([guest(), guest({ mayLook: false }), viewerOf(unconfirmed!), ...owners.slice(0, 4).map((user) => viewerOf(user))]);
}

async function readWorld(viewers: Viewer[]): Promise<World> {
  const [allPhotos, allUsers, allGear, allTags, links, pairs, following, barred, scores] = await Promise.all([
    db.select().from(photos),
    db.select().from(users),
    db.select().from(gear),
    db.select().from(tags),
    db.select().from(photoTags),
    db.select().from(friendships),
    db.select().from(follows),
    db.select().from(blocks),
    db.select().from(photoScores),
  ]);
  const rows = allPhotos
    .map((photo): Row => {
      const owner = allUsers.find(({ id }) => id === photo.ownerId)!;
      const camera = allGear.find(({ id }) => id === photo.cameraId);
      const lens = allGear.find(({ id }) => id === photo.lensId);
      const labels = allTags.filter(({ id }) => links.some((link) => link.photoId === photo.id && link.tagId === id));
      const called = [camera, lens].flatMap((one) => one ?? []);
      return {
        photo,
        owner,
        values: {
          camera: camera ? [camera.slug] : [],
          maker: camera ? [camera.maker.toLowerCase()] : [],
          lens: lens ? [lens.slug] : [],
          flash: photo.flash === null ? [] : [photo.flash % 2 === 1 ? "fired" : "off"],
          tag: labels.map(({ folded }) => folded),
          colour: photo.colour ? [photo.colour] : [],
          orientation: [orientationOf(photo.width, photo.height)],
          // Other tests have photos that are not prepared, and have no size.
          aspect: Math.min(photo.width, photo.height) > 0 ? [aspectOf(photo.width, photo.height)] : [],
          format: Object.entries(FORMATS).flatMap(([name, type]) => (type === photo.type ? [name] : [])),
          licence: [photo.licence],
          owner: [owner.username.toLowerCase()],
        },
        numbers: numbersOf(photo),
        texts: [
          photo.title,
          photo.description,
          photo.place,
          owner.name,
          owner.username,
          ...called.flatMap(({ maker, name }) => [maker, name]),
          ...labels.map(({ name }) => name),
        ],
        names: [photo.title, owner.name, owner.username, ...called.flatMap(({ maker, name }) => [name, `${maker} ${name}`]), ...labels.map(({ name }) => name)],
        likes: scores.find(({ photoId }) => photoId === photo.id)?.likes ?? 0,
      };
    })
    .sort((a, b) => (a.photo.id < b.photo.id ? 1 : -1));
  const bothWays = (first: string, second: string): string[] => [`${first} ${second}`, `${second} ${first}`];
  return {
    rows,
    friends: new Set(pairs.flatMap(({ lowId, highId }) => bothWays(lowId, highId))),
    followers: new Set(following.map(({ followerId, followedId }) => `${followerId} ${followedId}`)),
    blocked: new Set(barred.flatMap(({ blockerId, blockedId }) => bothWays(blockerId, blockedId))),
    viewers,
    vocabulary: Object.fromEntries(
      VALUE_FIELDS.map((field) => [field, valueFacet(field).values ?? [...new Set(rows.flatMap((row) => row.values[field]))]]),
    ) as World["vocabulary"],
    said: new Map([
      ...allGear.map(({ kind, slug, maker, name }): [string, string] => [`${kind} ${slug}`, `${maker} ${name}`]),
      ...allTags.map(({ folded, name }): [string, string] => [`tag ${folded}`, name]),
      ...allUsers.map(({ username, name }): [string, string] => [`owner ${username.toLowerCase()}`, `${name} ${username}`]),
    ]),
  };
}

function numbersOf(photo: Row["photo"]): Row["numbers"] {
  const [year, month, day, hour] = (photo.takenLocal ?? "").split(/\D/).map(Number);
  return {
    iso: photo.iso,
    aperture: photo.aperture,
    focalLength: photo.focalLength,
    focalLength35: photo.focalLength35,
    exposureTime: photo.exposureTime,
    taken: photo.takenLocal === null ? null : dayOf(year!, month!, day!),
    hour: photo.takenLocal === null ? null : hour!,
    megapixels: (photo.width * photo.height) / 1_000_000,
    side: Math.max(photo.width, photo.height),
  };
}

test("everything there is to search by occurs", () => {
  const columns = fc.sample(aPicture, { seed: SEED, numRuns: 90 }).map((one) => one.columns);
  const occur = <Column extends keyof (typeof columns)[0]>(column: Column) => new Set(columns.map((one) => one[column]));
  expect(
    [...FACETS.colour.values, ...FACETS.licence.values, ...Object.values(FORMATS)].filter(
      (one) => ![...occur("colour"), ...occur("licence"), ...occur("type")].includes(one),
    ),
  ).toEqual([]);
  expect(new Set(columns.map(({ width, height }) => aspectOf(width, height)))).toEqual(new Set(FACETS.aspect.values));
});
