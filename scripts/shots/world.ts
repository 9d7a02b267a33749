import { and, count, desc, eq, getTableColumns, inArray, isNotNull, ne, notInArray, sql, type SQL } from "drizzle-orm";
import { setTimeout as pause } from "node:timers/promises";
import { db } from "@/db/client";
import { accountLinks, emailCodes, gear, photos, postComments, posts, profiles, users } from "@/db/schema";
import { actorOf, aGear, anArchive, aPerson, aPhoto, aPortrait, aSecondFactor, PASSWORD, type Gear, type User } from "@/db/seed/factories";
import { signInForTest } from "@/db/seed/sign-in";
import type { LinkPurpose } from "@/lib/accounts/credentials/types";
import { makeInvitation, revokeInvitation } from "@/lib/accounts/registration/invitations/mutations";
import { signUp } from "@/lib/accounts/registration/mutations";
import { renewCodes } from "@/lib/accounts/two-factor/mutations";
import type { EmailCodeId } from "@/lib/accounts/types";
import { linkToken } from "@/lib/core/derive";
import { newId } from "@/lib/core/ids";
import { listMails } from "@/lib/platform/mail/mailbox";
import { languages } from "@/lib/platform/messages";
import { createSession, type UserId } from "@/lib/platform/session";
import { compareUrl } from "@/lib/gear/comparison/schema";
import { searchUrl } from "@/lib/search/schema";

/**
 * Who looks at a page. `newcomer` has no photos yet, `unconfirmed` has not entered the code yet, `waiting` was not let in yet, `uploader` is uploading and has drafts,
 * and has a second factor.
 */
export type Who = "guest" | "member" | "administrator" | "newcomer" | "uploader" | "unconfirmed" | "waiting";

/** What the pages are about, besides what the demo holds. */
export type World = {
  /** `Cookie` headers. */
  cookies: Record<Who, string>;
  member: string;
  /** Somebody else with many photos. */
  other: string;
  /** Ids; `landscape` and `portrait` are somebody else's. */
  photos: Record<"landscape" | "portrait" | "own" | "processing" | "draft", string>;
  /** Ids; `told` is somebody else's, and much was said about it. */
  posts: Record<"told" | "own", string>;
  /** Somebody with a private account. */
  closed: string;
  /** Addresses of comparisons. */
  compared: Record<"cameras" | "loupe" | "lenses" | "one" | "photos", string>;
  /** Addresses of searches. */
  searches: Record<"chosen" | "nothing", string>;
  /** Cameras with the most photos and the fewest, one that only a private photo was taken with, and the lens with the most. */
  gear: Record<"camera" | "rare" | "hidden" | "lens", Gear>;
  /** Somebody who waits to be let in. */
  waitingMember: string;
  /** The token of a link to sign up by. */
  invitation: string;
  /** A code somebody waits for. */
  code: EmailCodeId;
  /** Tokens of mailed links. */
  links: Record<LinkPurpose | "unsubscribe", string>;
  /** Ids of mails, by language. */
  mails: Record<string, string>;
};

/** Gives one person some photographs of others, but for those that are shown, as if they had just been uploaded; answers one of them. */
async function draftsOf(uploader: User, shown: readonly string[]): Promise<string> {
  const free = and(eq(photos.status, "ready"), notInArray(photos.id, [...shown]));
  const some = db.select({ id: photos.id }).from(photos).where(free).orderBy(desc(photos.id)).limit(4);
  const made = await db
    .update(photos)
    .set({ ownerId: uploader.id, status: "draft", publishedAt: null, uploadId: newId() })
    .where(inArray(photos.id, some))
    .returning({ id: photos.id });
  if (!made[0]) throw new Error("the demo is too small: it lacks a photo to make a draft of");
  return made[0].id;
}

/** Adds to a demo what its pages need to show every side of them. */
export async function build(stop: AbortSignal): Promise<World> {
  const member = await named("demo");
  const newcomer = await aPerson({ name: "Nora Quist", username: "nora" });
  const uploader = await aPerson({ name: "Ulf Lund", username: "ulf.lund" });
  await secondFactorOf(uploader);
  await aPerson({ name: "Lea Vinter", username: "lea", deletesAt: new Date(Date.now() + 5 * 86_400_000) });
  const asking = await aPerson({ name: "Wanda Falk", username: "wanda", approvedAt: null });
  await aPerson({ name: "Juri Berg", approvedAt: null });
  const administrator = await named("admin");
  const cookie = ({ id }: { id: string }): Promise<string> => signInForTest(id as UserId);
  const waiting = await signUps();
  const mails = await mailsTo(waiting, stop);
  // From now on the browser says in which language a page is to be.
  await db.update(users).set({ language: null });
  const unconfirmed = await named(waiting[0]!.username);
  await visitFromElsewhere(member.id as UserId);
  await anArchive({ owner: member, bytes: 1_903_000_000, expiresAt: new Date(Date.now() + 6 * 86_400_000) });
  const processing = await aPhoto({ owner: member, status: "processing", fileName: "DSC_2041.JPG" });
  await aPhoto({ owner: member, status: "failed", failure: "photos.failure.damaged", fileName: "IMG_0307.HEIC" });
  await aPortrait(newcomer, { variant: "damaged" });
  const [landscape, portrait, own] = await Promise.all([
    photo(sql`${publicOf(ne(photos.ownerId, member.id))} and ${photos.width} > ${photos.height}`),
    photo(sql`${publicOf(ne(photos.ownerId, member.id))} and ${photos.width} < ${photos.height}`),
    photo(eq(photos.ownerId, member.id)),
  ]);
  const draft = await draftsOf(uploader, [landscape.id, portrait.id, own.id]);
  await sayMore(landscape.owner);
  await sayMore(member.username);
  return {
    cookies: {
      guest: "",
      member: await cookie(member),
      administrator: await cookie(administrator),
      newcomer: await cookie(newcomer),
      uploader: await cookie(uploader),
      unconfirmed: await cookie(unconfirmed),
      waiting: await cookie(asking),
    },
    member: member.username,
    other: landscape.owner,
    photos: { landscape: landscape.id, portrait: portrait.id, own: own.id, processing: processing.id, draft },
    posts: { told: await mostTold(ne(posts.authorId, member.id)), own: await mostTold(eq(posts.authorId, member.id)) },
    closed: await somebodyPrivate(),
    searches: await searches(),
    gear: await someGear(administrator),
    compared: await comparisons(),
    waitingMember: asking.id,
    invitation: await invitationsOf(administrator),
    code: waiting[0]!.code,
    links: await mailedLinks(newcomer),
    mails,
  };
}

async function named(username: string): Promise<typeof users.$inferSelect> {
  const [user] = await db.select().from(users).where(eq(users.username, username));
  if (!user) throw new Error(`the demo has nobody called ${username}`);
  return user;
}

/** Something of everything that can be said about oneself, to everyone. */
async function sayMore(username: string): Promise<void> {
  const { id: userId } = await named(username);
  const said = {
    city: "Tromsø",
    website: "https://example.org/northern-light",
    birthday: "1984-05-17",
    interests: "aurora, sledges, film, long nights",
    contacts: "Ham radio LA1ABC",
  };
  const everyone = { birthdayFor: "public", contactsFor: "public" } as const;
  await db
    .insert(profiles)
    .values({ userId, ...said, ...everyone })
    .onConflictDoUpdate({ target: profiles.userId, set: { ...said, ...everyone } });
}

type SignedUp = { language: string; username: string; email: string; code: EmailCodeId };

/** One person for each language signs up, and gets a mail in it. */
async function signUps(): Promise<SignedUp[]> {
  const made = await Promise.all(
    languages.map(async (language) => {
      const person = { username: `vera-${language}`, name: "Vera Holm", email: `vera-${language}@example.test`, password: PASSWORD };
      return { ...person, language, code: await signUp(person, { language, theme: "system" }, "192.0.2.1") };
    }),
  );
  // Looking everything through takes longer than a code lives.
  await db.update(emailCodes).set({ expiresAt: sql`now() + interval '1 day'` });
  return made;
}

/** Links of every kind; answers with the token of one that works. */
async function invitationsOf(administrator: typeof users.$inferSelect): Promise<string> {
  const actor = actorOf(administrator);
  await revokeInvitation(actor, await makeInvitation(actor, { note: "", uses: 1, days: 1 }));
  const club = await makeInvitation(actor, { note: "Camera club, autumn evening", uses: 25, days: 14 });
  return linkToken("invitation", club);
}

/** Waits until the worker has sent each of them the mail. */
async function mailsTo(people: SignedUp[], stop: AbortSignal): Promise<Record<string, string>> {
  for (;;) {
    stop.throwIfAborted();
    const { mails } = await listMails();
    const found = people.flatMap(({ language, email }) => mails.filter((mail) => mail.to.includes(email)).map((mail) => [language, mail.id] as const));
    if (found.length >= people.length) return Object.fromEntries(found);
    await pause(100);
  }
}

/** Two-factor sign-in is on for them, with ten recovery codes. */
async function secondFactorOf(person: User): Promise<void> {
  await aSecondFactor(person);
  await renewCodes(actorOf(person), PASSWORD, { userAgent: "", address: "" });
}

/** Links that somebody was mailed and has not opened yet. */
async function mailedLinks({ id: userId, email: old }: { id: string; email: string }): Promise<World["links"]> {
  const made = async (purpose: LinkPurpose, email: string | null): Promise<string> => {
    const id = newId<"account-link">();
    await db.insert(accountLinks).values({ id, userId, purpose, email, emailFolded: email, expiresAt: sql`now() + interval '1 day'` });
    return linkToken(purpose, id);
  };
  return {
    reset: await made("reset", null),
    "email-change": await made("email-change", "nora.quist@example.org"),
    "email-undo": await made("email-undo", old),
    unsubscribe: linkToken("unsubscribe", userId),
  };
}

/** Sessions of browsers that people recognise, and of one that nobody would. */
async function visitFromElsewhere(user: UserId): Promise<void> {
  const browsers = [
    ["Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1", "192.168.1.23"],
    ["Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:141.0) Gecko/20100101 Firefox/141.0", "2001:db8:4a7e:19c2:8d3f:55ff:fe02:91ab"],
    ["curl/8.5.0", "203.0.113.7"],
  ] as const;
  for (const [userAgent, address] of browsers) await createSession(user, { userAgent, address });
}

const publicOf = (which: SQL): SQL =>
  sql`${photos.visibility} = 'public' and ${photos.ownerId} not in (select ${users.id} from ${users} where ${users.private}) and ${which}`;

/** The photo with the most to say about itself. */
async function photo(which: SQL): Promise<{ id: string; owner: string }> {
  const told = sql`(${photos.title} <> '')::int + 2 * (${photos.description} <> '')::int + (${photos.place} <> '')::int + (${photos.lensId} is not null)::int`;
  const [found] = await db
    .select({ id: photos.id, owner: users.username })
    .from(photos)
    .innerJoin(users, eq(users.id, photos.ownerId))
    .where(and(eq(photos.status, "ready"), which))
    .orderBy(desc(told), photos.id)
    .limit(1);
  if (!found) throw new Error("the demo is too small: it lacks a photo to show");
  return found;
}

/** The public post that most was said about. */
async function mostTold(which: SQL): Promise<string> {
  const comments = sql`(select count(*) from ${postComments} where ${postComments.postId} = ${posts.id})`;
  const open = sql`${posts.visibility} = 'public' and ${posts.deletedAt} is null and ${posts.authorId} not in (select ${users.id} from ${users} where ${users.private})`;
  const [found] = await db.select({ id: posts.id }).from(posts).where(and(open, which)).orderBy(desc(comments), posts.id).limit(1);
  if (!found) throw new Error("the demo is too small: it lacks a post to show");
  return found.id;
}

async function somebodyPrivate(): Promise<string> {
  const [found] = await db.select({ username: users.username }).from(users).where(eq(users.private, true)).orderBy(users.id).limit(1);
  if (!found) throw new Error("the demo has nobody with a private account");
  return found.username;
}

async function someGear(owner: { id: string }): Promise<World["gear"]> {
  const byUse = (used: typeof photos.cameraId | typeof photos.lensId, ...order: SQL[]) =>
    db
      .select(getTableColumns(gear))
      .from(gear)
      .innerJoin(photos, eq(used, gear.id))
      .where(and(eq(photos.status, "ready"), eq(photos.visibility, "public")))
      .groupBy(gear.id)
      .orderBy(...order, gear.slug)
      .limit(1);
  const [[camera], [rare], [lens]] = [
    await byUse(photos.cameraId, desc(count())),
    await byUse(photos.cameraId, sql`count(*)`),
    await byUse(photos.lensId, desc(count())),
  ];
  if (!camera || !rare || !lens) throw new Error("the demo is too small: it lacks gear");
  const hidden = await aGear("camera", "Halcyon Prototype 0");
  await aPhoto({ owner, camera: hidden, visibility: "private" });
  return { camera, rare, lens, hidden };
}

/** What is most used, of what others may have in full. */
async function comparisons(): Promise<World["compared"]> {
  const open = and(eq(photos.visibility, "public"), eq(photos.status, "ready"), photos.allowFull, isNotNull(photos.iso))!;
  const common = async (kind: "camera" | "lens", limit: number): Promise<string[]> => {
    const used = kind === "camera" ? photos.cameraId : photos.lensId;
    const rows = await db
      .select({ slug: gear.slug })
      .from(photos)
      .innerJoin(gear, eq(gear.id, used))
      .where(open)
      .groupBy(gear.slug)
      .orderBy(desc(count()), gear.slug)
      .limit(limit);
    return rows.map(({ slug }) => slug);
  };
  const [cameras, lenses] = [await common("camera", 4), await common("lens", 3)];
  const picked = await db.select({ id: photos.id }).from(photos).where(open).orderBy(photos.id).limit(3);
  return {
    cameras: compareUrl({ of: "camera", items: cameras, aperture: 8, focal: 35 }),
    loupe: compareUrl({ of: "camera", items: cameras.slice(0, 2), size: "print", loupe: { x: 0.5, y: 0.5 } }),
    lenses: compareUrl({ of: "lens", items: lenses }),
    one: compareUrl({ of: "camera", items: cameras.slice(0, 1) }),
    photos: compareUrl({ of: "photo", items: picked.map(({ id }) => id), loupe: { x: 0.4, y: 0.6 } }),
  };
}

async function searches(): Promise<World["searches"]> {
  const common = await db
    .select({ slug: gear.slug })
    .from(photos)
    .innerJoin(gear, eq(gear.id, photos.cameraId))
    .where(eq(photos.visibility, "public"))
    .groupBy(gear.slug)
    .orderBy(desc(count()), gear.slug)
    .limit(3);
  const camera = common.map(({ slug }) => slug);
  return {
    chosen: searchUrl({ camera, aperture: { from: 1.4, to: 11 }, orientation: "landscape" }),
    nothing: searchUrl({ q: "nowhere in particular", camera: camera.slice(0, 1), iso: { from: 6400 } }),
  };
}
