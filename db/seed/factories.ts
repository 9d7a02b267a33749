import { and, eq, sql } from "drizzle-orm";
import { Secret } from "otpauth";
import sharp from "sharp";
import { db } from "@/db/client";
import {
  archiveFiles,
  archives,
  blocks,
  files,
  follows,
  friendships,
  gear,
  personFiles,
  photoFiles,
  photos,
  photoTags,
  photoVersions,
  sessions,
  tags,
  twoFactor,
  users,
} from "@/db/schema";
import { foldEmail, foldUsername } from "@/lib/accounts/rules";
import { SECRET_PURPOSE } from "@/lib/accounts/two-factor/data";
import { newId, newToken } from "@/lib/core/ids";
import type { CameraData } from "@/lib/photos/exif/types";
import { split } from "@/lib/photos/publishing/rules";
import { PUBLISHABLE, PUBLISHED_BY_DEFAULT, type Field } from "@/lib/photos/publishing/types";
import { seal } from "@/lib/core/seal";
import { AVATAR_SIZES } from "@/lib/people/types";
import type { Actor, Guest, Member } from "@/lib/platform/session";
import { newKey, put } from "@/lib/platform/storage";
import { foldTag } from "@/lib/tags/rules";

/** What every person made here signs in with. */
export const PASSWORD = "a darkroom lamp 1947";
/** Argon2id of `PASSWORD`, made once: tests need people by the dozen, not the cost of hashing. */
const PASSWORD_HASH = "$argon2id$v=19$m=19456,t=2,p=1$wHxyb7mrvdzOvIEdf8JPZA$RZgVqKDZW/h44qIWVwNHOwrVW357uQRR01O7P5lFsRY";

export type User = typeof users.$inferSelect;
export type Photo = typeof photos.$inferSelect;
export type Gear = typeof gear.$inferSelect;
export type Tag = typeof tags.$inferSelect;

type PeopleOptions = {
  /** Each with each. */
  friends?: boolean;
  /** Whether their email address is confirmed; yes unless told. */
  confirmed?: boolean;
} & Partial<typeof users.$inferInsert>;

/** Makes `n` people nobody else knows, with random names, and returns their rows. */
export async function people(n: number, { friends = false, confirmed = true, ...columns }: PeopleOptions = {}): Promise<User[]> {
  const rows = Array.from({ length: n }, () => person(confirmed, columns));
  const made = await db.insert(users).values(rows).returning();
  if (friends) await db.insert(friendships).values(pairs(made.map(({ id }) => id)));
  return made;
}

/** Makes one person. */
export async function aPerson(options: PeopleOptions = {}): Promise<User> {
  return first(await people(1, options));
}

function person(confirmed: boolean, columns: Partial<typeof users.$inferInsert>): typeof users.$inferInsert {
  const username = columns.username ?? `p${randomName()}`;
  const email = columns.email ?? `${username}@example.test`;
  return {
    id: newId(),
    name: username,
    passwordHash: PASSWORD_HASH,
    emailConfirmedAt: confirmed ? new Date() : null,
    ...columns,
    username,
    usernameFolded: foldUsername(username),
    email,
    emailFolded: foldEmail(email),
  };
}

/** The person as someone who reads, with a session that exists only here. */
export function viewerOf(user: User, overrides: Partial<Member> = {}): Member {
  const confirmed = overrides.confirmed ?? (user.emailConfirmedAt !== null && user.approvedAt !== null);
  return {
    kind: "member",
    id: user.id,
    username: user.username,
    name: user.name,
    role: user.role,
    confirmed,
    mayLook: confirmed,
    language: user.language,
    theme: user.theme,
    awaitsApproval: user.approvedAt === null,
    timeZone: user.timeZone,
    avatarToken: user.avatarToken,
    recent: true,
    sessionId: newId(),
    ...overrides,
  };
}

/** The person as someone who writes. */
export const actorOf = (user: User, overrides: Partial<Actor> = {}): Actor => viewerOf(user, overrides);

/** Someone not signed in; may look unless told otherwise. */
export const guest = ({ mayLook = true }: { mayLook?: boolean } = {}): Guest => ({ kind: "guest", mayLook, maySignUp: true });

/** A network address whose network no other test knows, for what is counted by network. */
export function anAddress(): string {
  const random = newId().replaceAll("-", "").slice(-8);
  return `2001:db8:${random.slice(0, 4)}:${random.slice(4)}::1`;
}

/** Makes two people friends; again is no error. */
export async function befriend(a: { id: string }, b: { id: string }): Promise<void> {
  await db
    .insert(friendships)
    .values(pairs([a.id, b.id]))
    .onConflictDoNothing();
}

/** Makes `follower` follow each of these. */
export async function follow(follower: { id: string }, ...followed: { id: string }[]): Promise<void> {
  await db
    .insert(follows)
    .values(followed.map(({ id }) => ({ followerId: follower.id, followedId: id })))
    .onConflictDoNothing();
}

/** Makes `blocker` block somebody, as it stands afterwards: nothing else is between the two. */
export async function block(blocker: { id: string }, blocked: { id: string }): Promise<void> {
  await db.insert(blocks).values({ blockerId: blocker.id, blockedId: blocked.id }).onConflictDoNothing();
}

/** Ends a friendship, if there was one. */
export async function endFriendship(a: { id: string }, b: { id: string }): Promise<void> {
  const [lowId, highId] = ordered(a.id, b.id);
  await db.delete(friendships).where(and(eq(friendships.lowId, lowId), eq(friendships.highId, highId)));
}

/** Signs a person in: a live session row, an hour long unless told. */
export async function aSession(user: { id: string }, columns: Partial<typeof sessions.$inferInsert> = {}): Promise<typeof sessions.$inferSelect> {
  const row = { id: newId(), userId: user.id, expiresAt: new Date(Date.now() + 3_600_000), ...columns };
  return first(await db.insert(sessions).values(row).returning());
}

/** Gives a person a second factor, which counts unless told otherwise; its secret in base 32. */
export async function aSecondFactor(user: { id: string }, columns: Partial<typeof twoFactor.$inferInsert> = {}): Promise<string> {
  const secret = new Secret({ size: 20 }).base32;
  const row = { sealedSecret: seal(SECRET_PURPOSE, user.id, secret), confirmedAt: new Date(), lastStep: 0, ...columns };
  await db
    .insert(twoFactor)
    .values({ ...row, userId: user.id })
    .onConflictDoUpdate({ target: twoFactor.userId, set: row });
  return secret;
}

/** A camera or lens; without a name, one that no other test knows. The first word of the name is its maker. */
export async function aGear(kind: Gear["kind"], name = `Test ${randomName()}`): Promise<Gear> {
  const slug = name.toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, "-");
  const row = { id: newId(), kind, slug, maker: name.split(" ")[0]!, name };
  return first(
    await db
      .insert(gear)
      .values(row)
      .onConflictDoUpdate({ target: [gear.kind, gear.slug], set: { slug } })
      .returning(),
  );
}

/** A tag; without a name, one that no other test knows. */
export async function aTag(name = `tag${randomName()}`): Promise<Tag> {
  const folded = foldTag(name);
  return first(await db.insert(tags).values({ id: newId(), folded, name }).onConflictDoUpdate({ target: tags.folded, set: { folded } }).returning());
}

const first = <Row>(rows: Row[]): Row => {
  if (!rows[0]) throw new Error("the insert returned no row");
  return rows[0];
};

const randomName = (): string => newId().replaceAll("-", "").slice(-12);

const ordered = (a: string, b: string): [string, string] => (a < b ? [a, b] : [b, a]);

const pairs = (ids: string[]): (typeof friendships.$inferInsert)[] =>
  ids.flatMap((a, i) =>
    ids.slice(i + 1).map((b) => {
      const [lowId, highId] = ordered(a, b);
      return { lowId, highId };
    }),
  );

type PhotoOptions = {
  owner: { id: string };
  /** A row of `aGear`, or a name whose first word is the maker. */
  camera?: Gear | string;
  lens?: Gear | string;
  tags?: (Tag | string)[];
  /** Whether its files are really in the store (a small picture each); no unless told, their rows alone being quicker. */
  withFiles?: boolean;
} & Omit<Partial<typeof photos.$inferInsert>, "ownerId">;

/** Makes a photo as processing would have left it: ready, with its original and derivatives, plausible in every column not given. */
export async function aPhoto({ owner, camera, lens, tags: named = [], withFiles = false, ...columns }: PhotoOptions): Promise<Photo> {
  const body = typeof camera === "string" ? await aGear("camera", camera) : camera;
  const glass = typeof lens === "string" ? await aGear("lens", lens) : lens;
  const labels = await Promise.all(named.map(async (tag) => (typeof tag === "string" ? aTag(tag) : tag)));
  const told = { ...PLAUSIBLE, ...gearColumns(body, glass), ...columns };
  const photo = first(
    await db
      .insert(photos)
      .values({
        ...told,
        ...publishedColumns(told),
        urlToken: columns.urlToken ?? newToken(),
        id: columns.id ?? newId(),
        uploadId: columns.uploadId ?? newId(),
        ownerId: owner.id,
      })
      .returning(),
  );
  if (labels.length > 0) await db.insert(photoTags).values(labels.map((tag) => ({ photoId: photo.id, tagId: tag.id })));
  await storeFiles(photo, withFiles);
  return photo;
}

/** As processing divides what a file says: what is not published stands apart. */
function publishedColumns({ published = [...PUBLISHED_BY_DEFAULT], ...told }: Partial<typeof photos.$inferInsert>): Partial<typeof photos.$inferInsert> {
  const silent = Object.fromEntries(Object.values(PUBLISHABLE).flatMap((columns) => columns.map((column) => [column, null])));
  const { shown, heldBack } = split({ ...silent, focalLength35Computed: false, orientation: null, ...told } as CameraData, published as Field[]);
  const gear = { ...(!published.includes("camera") && { cameraId: null }), ...(!published.includes("lens") && { lensId: null }) };
  return { ...shown, ...gear, heldBack, published };
}

/**
 * Gives a person a picture of themselves, as the worker would have: their avatar in its three sizes, whose rows name no objects; or, with a variant,
 * what was uploaded and is not done, or came to nothing.
 */
export async function aPortrait(person: { id: string }, { variant }: { variant?: string } = {}): Promise<{ urlToken: string; fileId: string }> {
  const urlToken = newToken();
  const rows = (variant ? ["source"] : AVATAR_SIZES.map((size) => `avatar${size}`)).map((name) => portraitRow(person.id, name, urlToken));
  const made = await db.insert(files).values(rows).returning({ id: files.id, variant: files.variant });
  await db
    .insert(personFiles)
    .values(made.map((file) => ({ userId: person.id, purpose: "avatar" as const, variant: variant ?? file.variant, fileId: file.id })))
    .onConflictDoUpdate({ target: [personFiles.userId, personFiles.purpose, personFiles.variant], set: { fileId: sql`excluded.file_id` } });
  if (!variant) await db.update(users).set({ avatarToken: urlToken }).where(eq(users.id, person.id));
  return { urlToken, fileId: made[0]!.id };
}

const portraitRow = (ownerId: string, variant: string, urlToken: string): typeof files.$inferInsert => ({
  id: newId(),
  ownerId,
  variant,
  urlToken,
  access: variant === "source" ? "private" : "public",
  type: "image/webp",
  backend: "disk",
  key: newKey("portraits"),
  sha256: newId().replaceAll("-", "").repeat(2),
  bytes: 2_000,
});

const PLAUSIBLE = {
  status: "ready",
  visibility: "public",
  fileName: "DSC_0042.JPG",
  type: "image/jpeg",
  bytes: 6_291_456,
  width: 3000,
  height: 2000,
  widths: [320, 640, 1280, 2048, 2560],
  placeholder: "data:image/webp;base64,UklGRhwAAABXRUJQVlA4TA8AAAAvAAAAAAfQ//73v/+BiOh/AAA=",
  focalLength: 50,
  focalLength35: 50,
  aperture: 2.8,
  exposureTime: 1 / 250,
  iso: 200,
  orientation: 1,
  takenLocal: "2026-05-17 18:40:00",
  takenOffsetMin: 120,
  takenAt: new Date("2026-05-17T16:40:00Z"),
} satisfies Partial<typeof photos.$inferInsert>;

const gearColumns = (camera?: Gear, lens?: Gear): Partial<typeof photos.$inferInsert> => ({
  cameraId: camera?.id,
  make: camera?.maker,
  model: camera?.name,
  lensId: lens?.id,
  lensMake: lens?.maker,
  lensModel: lens?.name,
});

/** One `files` row for the original (its owner's alone) and one for each derivative. */
async function storeFiles(photo: Photo, withBytes: boolean): Promise<void> {
  const derived = photo.status === "ready" ? photo.widths : [];
  const variants = [{ variant: "original", width: photo.width }, ...derived.map((width) => ({ variant: `w${width}`, width }))];
  const rows = await Promise.all(variants.map(({ variant }) => fileRow(photo, variant, withBytes)));
  const made = await db.insert(files).values(rows).returning({ id: files.id, variant: files.variant });
  const idOf = new Map(made.map((file) => [file.variant, file.id]));
  const height = (width: number) => Math.round((photo.height * width) / (photo.width || 1));
  await db
    .insert(photoFiles)
    .values(variants.map(({ variant, width }) => ({ photoId: photo.id, variant, fileId: idOf.get(variant)!, width, height: height(width) })));
  await db.insert(photoVersions).values({ photoId: photo.id, number: 1, fileId: idOf.get("original")!, fileName: photo.fileName });
}

async function fileRow(photo: Photo, variant: string, withBytes: boolean): Promise<typeof files.$inferInsert> {
  const original = variant === "original";
  return {
    id: newId(),
    ownerId: photo.ownerId,
    variant,
    access: !original && photo.visibility === "public" ? "public" : "private",
    type: original ? photo.type : "image/webp",
    urlToken: photo.urlToken,
    ...(withBytes
      ? await put(original ? "originals" : "derivatives", await smallPicture(original))
      : {
          backend: "disk",
          key: newKey(original ? "originals" : "derivatives"),
          sha256: newId().replaceAll("-", "").repeat(2),
          bytes: original ? photo.bytes : 40_000,
        }),
  };
}

const smallPicture = (original: boolean): Promise<Buffer> => {
  const picture = sharp({ create: { width: 30, height: 20, channels: 3, background: "#946" } });
  return (original ? picture.jpeg() : picture.webp()).toBuffer();
};

/** An archive of one part, ready unless told, whose bytes are not in the store; answers with the token of its address. */
export async function anArchive({ owner, ...columns }: { owner: { id: string } } & Omit<Partial<typeof archives.$inferInsert>, "userId">): Promise<string> {
  const [archiveId, fileId, urlToken, sha256] = [newId(), newId(), newToken(), newId().replaceAll("-", "").repeat(2)];
  await db.insert(archives).values({ id: archiveId, userId: owner.id, status: "ready", ...columns });
  const file = { ownerId: owner.id, variant: "part1", backend: "disk", access: "private", type: "application/zip", bytes: 40_000 } as const;
  await db.insert(files).values({ ...file, id: fileId, urlToken, sha256, key: newKey("archives") });
  await db.insert(archiveFiles).values({ archiveId, part: 1, fileId });
  return urlToken;
}
