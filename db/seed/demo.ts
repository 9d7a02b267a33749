import { hash } from "@node-rs/argon2";
import { and, count, eq, inArray, isNull, like, ne, not, notLike, sql } from "drizzle-orm";
import { createHash } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import { db } from "@/db/client";
import { files, followRequests, follows, friendRequests, friendships, instance, photoFiles, photos, profiles, users } from "@/db/schema";
import { foldEmail, foldUsername } from "@/lib/accounts/rules";
import { newId } from "@/lib/core/ids";
import { Refusal } from "@/lib/core/refusal";
import { registerPhoto, updatePhoto } from "@/lib/photos/mutations";
import { PUBLISHED_BY_DEFAULT, type Field } from "@/lib/photos/publishing/types";
import { LICENCES, type Licence, type PhotoId, type UploadId } from "@/lib/photos/types";
import { put } from "@/lib/platform/storage";
import { idFrom } from "./demo/ids";
import { keepSearches } from "./demo/searches";
import { talk } from "./demo/talk";
import { tell } from "./demo/told";
import { facesWaiting, giveFaces, keepFacesQuiet } from "./faces";
import { actorOf, type User } from "./factories";
import { pictureSource } from "./pictures";
import { planDemo, type Plan, type PlannedPhoto } from "./plan";

/** By which demo people are told from real ones; `.invalid` never gets mail. */
const DOMAIN = "@demo.invalid";
/** What `demo` and, where demo made it, `admin` sign in with. */
export const DEMO_PASSWORD = "halation-demo";
/** Uploads registered ahead of processing; more would only fill the queue. */
const AHEAD = 6;

export type DemoOptions = {
  seed: string | number;
  people: number;
  photos: number;
  /** Milliseconds since the epoch; history ends here. */
  now: number;
  /** Also where real people live. */
  force?: boolean;
  /** Pixels across at most. */
  widest?: number;
  stop?: AbortSignal;
  report?: (done: number, all: number) => void;
};
export type DemoOutcome = { people: number; photos: number; added: number; madeAdministrator: boolean };

/**
 * Fills an instance with people and their photos, through the same doors that uploads take. What an earlier run made is found again and
 * left alone, so a run that was cut off is continued by the next. Someone has to be processing jobs meanwhile.
 *
 * @throws Refusal where real people live, unless forced
 */
export async function fillDemo(options: DemoOptions): Promise<DemoOutcome> {
  if (!options.force) await refuseAmongPeople();
  const passwordHash = await hash(DEMO_PASSWORD);
  const madeAdministrator = await setUp(passwordHash);
  const plan = planDemo(options);
  const people = await settle(plan, passwordHash);
  await befriend(plan, people);
  await seclude(plan, people);
  const added = await share(plan, people, options);
  await processed(options);
  const there = await alreadyThere(plan.photos);
  const photoIds = plan.photos.map((photo) => there.get(keyOf(photo))?.id);
  await talk(plan, people, photoIds, options);
  await keepSearches(people, options.now);
  await tell(people, options.now);
  await giveFaces(people, options.stop);
  await waitWhile(async () => (await facesWaiting(people)) > 0, options.stop);
  await keepFacesQuiet(people);
  await db.execute(sql`analyze`);
  return { people: people.length, photos: plan.photos.length, added, madeAdministrator };
}

/** An administrator who has only just set the instance up may ask for a demo; a place where others live or photos stand is not for demos. */
async function refuseAmongPeople(): Promise<void> {
  const real = notLike(users.emailFolded, `%${DOMAIN}`);
  const [members] = await db
    .select({ n: count() })
    .from(users)
    .where(and(real, ne(users.role, "administrator")));
  const [shared] = await db.select({ n: count() }).from(photos).innerJoin(users, eq(users.id, photos.ownerId)).where(real);
  if (members!.n + shared!.n > 0) {
    throw new Refusal(
      "People use this instance already, so it is not filled with a demo. Choose another DATA_DIR, or say --force to put demo people among them.",
    );
  }
}

/** Makes `admin` the administrator of an instance that has none, and lets guests look in. */
async function setUp(passwordHash: string): Promise<boolean> {
  return db.transaction(async (tx) => {
    const [taken] = await tx
      .update(instance)
      .set({ setUpAt: sql`now()`, setupTokenHash: null, guestsMayLook: sql`coalesce(${instance.guestsMayLook}, true)` })
      .where(isNull(instance.setUpAt))
      .returning({ id: instance.id });
    if (!taken) return false;
    const row = personRow({ username: "admin", name: "Admin", passwordHash, createdAt: new Date() });
    await tx
      .insert(users)
      .values({ ...row, role: "administrator" })
      .onConflictDoNothing();
    return true;
  });
}

type Newcomer = { username: string; name: string; passwordHash: string; createdAt: Date; language?: string | null; timeZone?: string } & Partial<
  Pick<typeof users.$inferInsert, "private" | "wallFrom">
>;

const personRow = ({ username, createdAt, ...rest }: Newcomer): typeof users.$inferInsert => ({
  id: newId(createdAt.getTime()),
  username,
  usernameFolded: foldUsername(username),
  email: username + DOMAIN,
  emailFolded: foldEmail(username + DOMAIN),
  emailConfirmedAt: createdAt,
  createdAt,
  ...rest,
});

/** Gives every planned person an account, and answers with them in the order of the plan. */
async function settle(plan: Plan, passwordHash: string): Promise<User[]> {
  const rows = plan.people.map(({ username, name, language, timeZone, joinedAt, private: closed, wallFrom }) =>
    personRow({ username, name, language, timeZone, passwordHash, createdAt: new Date(joinedAt), private: closed, wallFrom }),
  );
  for (let i = 0; i < rows.length; i += 500)
    await db
      .insert(users)
      .values(rows.slice(i, i + 500))
      .onConflictDoNothing();
  const known = new Map(
    (
      await db
        .select()
        .from(users)
        .where(like(users.emailFolded, `%${DOMAIN}`))
    ).map((user) => [user.emailFolded, user]),
  );
  const settled = rows.map((row) => {
    const user = known.get(row.emailFolded);
    if (!user) throw new Refusal(`Someone here is called ${row.username} already, whom the demo needs.`);
    return user;
  });
  const said = plan.people.map(({ bio, city }, i) => ({ userId: settled[i]!.id, bio, city })).filter(({ bio, city }) => bio !== "" || city !== "");
  for (let i = 0; i < said.length; i += 500)
    await db
      .insert(profiles)
      .values(said.slice(i, i + 500))
      .onConflictDoNothing();
  return settled;
}

/** A day after both had joined. */
const laterOf = (a: User, b: User): Date => new Date(Math.max(a.createdAt.getTime(), b.createdAt.getTime()) + 86_400_000);

async function befriend(plan: Plan, people: User[]): Promise<void> {
  const rows = plan.friendships.map(([a, b]) => {
    const [low, high] = [people[a]!, people[b]!].toSorted((x, y) => (x.id < y.id ? -1 : 1)) as [User, User];
    return { lowId: low.id, highId: high.id, createdAt: laterOf(low, high) };
  });
  for (let i = 0; i < rows.length; i += 500)
    await db
      .insert(friendships)
      .values(rows.slice(i, i + 500))
      .onConflictDoNothing();
  const follower = plan.follows.map(([a, b]) => ({ followerId: people[a]!.id, followedId: people[b]!.id, createdAt: laterOf(people[a]!, people[b]!) }));
  for (let i = 0; i < follower.length; i += 500)
    await db
      .insert(follows)
      .values(follower.slice(i, i + 500))
      .onConflictDoNothing();
  const requests = plan.requests.map(([a, b]) => ({ fromId: people[a]!.id, toId: people[b]!.id, createdAt: laterOf(people[a]!, people[b]!) }));
  if (requests.length > 0) await db.insert(friendRequests).values(requests).onConflictDoNothing();
}

/** A few open their account to those alone whom they let in, and the first ones wait for that. */
async function seclude(plan: Plan, people: User[]): Promise<void> {
  const shut = people.filter((_, index) => index % 17 === 9);
  if (shut.length === 0) return;
  const ids = shut.map(({ id }) => id);
  await db.update(users).set({ private: true }).where(inArray(users.id, ids));
  const follower = new Set(plan.follows.map(([a, b]) => `${people[a]!.id} ${people[b]!.id}`));
  const wishes = shut.flatMap((to) => people.slice(0, 3).map((from) => ({ fromId: from.id, toId: to.id, createdAt: laterOf(from, to) })));
  const waiting = wishes.filter(({ fromId, toId }) => !follower.has(`${fromId} ${toId}`));
  if (waiting.length > 0) await db.insert(followRequests).values(waiting).onConflictDoNothing();
}

/** Paints, stores and registers what is not there yet; answers how many that were. */
async function share(plan: Plan, people: User[], { seed, widest, stop, report }: DemoOptions): Promise<number> {
  const picture = pictureSource(plan.photos.length, seed, widest);
  const there = await alreadyThere(plan.photos);
  let added = 0;
  for (const [i, photo] of plan.photos.entries()) {
    stop?.throwIfAborted();
    const owner = people[photo.owner]!;
    const known = there.get(keyOf(photo));
    if (!known) {
      await upload(photo, owner, plan, await picture(photo));
      added += 1;
      if (added % AHEAD === 0) await waitWhile(async () => (await waiting()) > AHEAD, stop);
    } else if (!known.described) {
      await describe(known.id, photo, owner);
    }
    report?.(i + 1, plan.photos.length);
  }
  return added;
}

async function upload(photo: PlannedPhoto, owner: User, plan: Plan, bytes: Buffer): Promise<void> {
  const stored = await put("originals", bytes, { key: keyOf(photo), type: "image/jpeg" });
  const began = plan.photos.find((other) => other.batch === photo.batch)!.uploadedAt;
  const { photoId } = await registerPhoto(owner, {
    uploadId: idFrom(`${photo.name.split("/")[0]}/batch ${photo.batch}`, began) as UploadId,
    visibility: photo.visibility,
    draft: false,
    published: publishedOf(photo),
    fileName: photo.fileName,
    type: "image/jpeg",
    stored,
    arrivedAt: new Date(photo.uploadedAt),
  });
  await describe(photoId, photo, owner);
}

const publishedOf = ({ showLocation }: PlannedPhoto): Field[] => [...PUBLISHED_BY_DEFAULT, ...(showLocation ? (["location"] as const) : [])];

/** Painted pictures may be passed on: some with the author's name, most as their authors please. */
const licenceOf = ({ name }: PlannedPhoto): Licence =>
  LICENCES[Number.parseInt(createHash("sha256").update(name).digest("hex").slice(0, 2), 16) % 12] ?? "all-rights-reserved";

const describe = (photoId: PhotoId, photo: PlannedPhoto, owner: User): Promise<void> => {
  const { title, description, place, tags, visibility } = photo;
  const licence = licenceOf(photo);
  const said = { title, description, place, tags, visibility, alt: "", licence, allowFull: licence !== "all-rights-reserved" };
  return updatePhoto(actorOf(owner), { photoId, ...said, published: publishedOf(photo) });
};

/** Which planned photos exist, by key, and whether all was said about them before an earlier run ended. */
async function alreadyThere(planned: PlannedPhoto[]): Promise<Map<string, { id: PhotoId; described: boolean }>> {
  const found = new Map<string, { id: PhotoId; described: boolean }>();
  const keys = planned.map(keyOf);
  for (let i = 0; i < keys.length; i += 1000) {
    const rows = await db
      .select({ key: files.key, id: photos.id, described: not(and(eq(photos.title, ""), eq(photos.place, ""), eq(photos.description, ""))!) })
      .from(files)
      .innerJoin(photoFiles, eq(photoFiles.fileId, files.id))
      .innerJoin(photos, eq(photos.id, photoFiles.photoId))
      .where(inArray(files.key, keys.slice(i, i + 1000)));
    for (const { key, id, described } of rows) found.set(key, { id, described: described === true });
  }
  return found;
}

const keyOf = ({ name }: PlannedPhoto): string => {
  const id = idFrom(`photo ${name}`);
  return `originals/${id.slice(-2)}/${id}`;
};

/** How many demo photos still wait to be processed. */
async function waiting(): Promise<number> {
  const [row] = await db
    .select({ n: count() })
    .from(photos)
    .innerJoin(users, eq(users.id, photos.ownerId))
    .where(and(eq(photos.status, "processing"), like(users.emailFolded, `%${DOMAIN}`)));
  return row!.n;
}

const processed = ({ stop }: DemoOptions): Promise<void> => waitWhile(async () => (await waiting()) > 0, stop);

async function waitWhile(busy: () => Promise<boolean>, stop?: AbortSignal): Promise<void> {
  while (await busy()) {
    stop?.throwIfAborted();
    await pause(100);
  }
}
