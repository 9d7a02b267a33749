import { db } from "@/db/client";
import { files, instance, photoComments, photoFiles, photos as photoRows, photoVersions, profiles, savedSearches } from "@/db/schema";
import { aGear, anArchive, aPerson, aPhoto, aPortrait, aPost, aTag, befriend, follow, watchTag, type Photo, type Post } from "@/db/seed/factories";
import { linkToken } from "@/lib/core/derive";
import { newId, newToken } from "@/lib/core/ids";
import { send } from "@/lib/platform/mail";
import { listMails } from "@/lib/platform/mail/mailbox";
import { newKey, put } from "@/lib/platform/storage";
import { eq } from "drizzle-orm";
import { attach, type Attached } from "./attached";
import { cast, type Cast } from "./cast";
import { postsOf, type Posts } from "./posts";
import { react, type Reacted } from "./reacted";

type Photos = Record<"public" | "friends" | "private" | "draft" | "processing" | "failed" | "deleted" | "removed" | "ofSuspended" | "ofLeaving", Photo>;

/** All that can be asked for, and everyone who may ask. */
export type World = Cast & {
  photos: Photos;
  posts: Posts;
  /** Tags of one photo each. */
  tags: Record<"public" | "private" | "draft", string>;
  /** Posts of the owner, on their own wall, that carry the tag of the public photo; their titles are words nobody else uses. */
  tagged: Record<"public" | "friends" | "private", Post>;
  /** The name of a camera that only a private photo was taken with. */
  secret: string;
  /** That camera, and the lens that the owner's public, friends' and private photos were taken with, by a maker of that lens alone. */
  gear: Record<"secret" | "lens", { id: string; slug: string; maker: string; name: string }>;
  /** A mail in the embedded mailbox. */
  mail: string;
  /** Addresses of the owner's archives. */
  archives: Record<"ready" | "over" | "running", string>;
  /** What a browser asks the upload route: for a photograph, and for a picture of its owner. */
  upload: { input: unknown; files: unknown[] };
  portrait: unknown;
  /** The same for a file that is to replace that of the owner's public photo. */
  replacement: unknown;
  /** Address of the file that the owner's public photo had before. */
  earlier: string;
  /** Addresses of pictures of people; `source` is what the owner has uploaded to become one. */
  portraits: Record<"owner" | "ofSuspended" | "source", string>;
  /** Posts that one could like. */
  reacted: Reacted;
  /** Addresses of what the owner attached to something. */
  attached: Attached;
  /** Searches by the lens of the owner's photos: names, and tokens of the feeds, of the owner's and of what a suspended and a leaving member keep. */
  saved: { name: string; feeds: Record<"owner" | "ofSuspended" | "ofLeaving", string> };
  /** What the owner says about themselves, to everyone, to friends and to nobody. */
  said: Record<"public" | "friends" | "private", string>;
  /** A private account with a public photo: `friend` is its friend, and `restricted` is let follow it. */
  secluded: { username: string; photo: Photo; city: string };
};

/** Builds the world in the instance whose database and data directory the environment names. */
export async function build(): Promise<World> {
  const people = await cast();
  const { owner, suspended, leaving } = people.people;
  const secret = `Secret ${newId().slice(-12)}`;
  const camera = await aGear("camera", secret);
  const lens = await aGear("lens", `Maker${newId().slice(-12)} 50 mm`);
  const marked = (kind: string) => `${kind}${newId().slice(-12)}`;
  const avif = { avifWidths: [320] };
  const tags = { public: marked("tagged"), private: marked("tagged"), draft: marked("tagged") };
  const photos: Photos = {
    public: await aPhoto({ owner, ...avif, title: marked("public"), lens, tags: [tags.public] }),
    friends: await aPhoto({ owner, ...avif, visibility: "friends", title: marked("friends"), lens }),
    private: await aPhoto({ owner, ...avif, visibility: "private", title: marked("private"), camera, lens, tags: [tags.private] }),
    draft: await aPhoto({ owner, ...avif, status: "draft", title: marked("draft"), tags: [tags.draft] }),
    processing: await aPhoto({ owner, status: "processing", title: marked("processing") }),
    failed: await aPhoto({ owner, status: "failed", failure: "photos.failure.damaged", title: marked("failed") }),
    deleted: await aPhoto({ owner, ...avif, deletedAt: new Date(), title: marked("deleted") }),
    removed: await aPhoto({ owner, ...avif, removedAt: new Date(), title: marked("removed") }),
    ofSuspended: await aPhoto({ owner: suspended, ...avif, title: marked("ofsuspended") }),
    ofLeaving: await aPhoto({ owner: leaving, ...avif, title: marked("ofleaving") }),
  };
  const aTagged = (visibility: "public" | "friends" | "private") =>
    aPost({ author: owner, visibility, title: marked(`post${visibility}`), tags: [tags.public] });
  const tagged = { public: await aTagged("public"), friends: await aTagged("friends"), private: await aTagged("private") };
  await watchTag(owner, await aTag(tags.draft));
  const archives = {
    ready: await anArchive({ owner, expiresAt: new Date(Date.now() + 86_400_000) }),
    over: await anArchive({ owner, expiresAt: new Date(Date.now() - 1000) }),
    running: await anArchive({ owner, status: "running", expiresAt: new Date(Date.now() + 86_400_000) }),
  };
  await commentOn(photos.public, [owner, people.people.blocker, suspended]);
  const earlier = await anEarlierFile(photos.public);
  for (const kind of ["public", "friends", "private", "draft", "deleted", "removed", "ofSuspended", "ofLeaving"] as const) await aProof(photos[kind]);
  for (const urlToken of [...Object.values(photos).map((photo) => photo.urlToken), earlier]) await storeBytes(urlToken);
  for (const urlToken of Object.values(archives)) await storeBytes(urlToken);
  const attached = await attach(owner, photos.friends.id);
  for (const urlToken of Object.values(attached)) await storeBytes(urlToken);
  const upload = {
    input: { uploadId: newId(), visibility: "private" },
    files: [{ name: "a.jpg", size: 10, type: "image/jpeg", lastModified: 0 }],
  };
  await send({ to: "someone@example.test", key: "access", subject: "A code", html: "<p>123456</p>", text: "123456" });
  const { mails } = await listMails();
  const portrait = { input: { purpose: "avatar", crop: null }, files: upload.files };
  return {
    ...people,
    photos,
    posts: await postsOf(people),
    attached,
    tags,
    tagged,
    secret,
    gear: { secret: camera, lens },
    mail: mails[0]?.id ?? "",
    archives,
    upload,
    portrait,
    replacement: { input: { photoId: photos.public.id }, files: upload.files },
    earlier,
    portraits: await facesOf(owner, suspended),
    reacted: await react(people, photos.public),
    saved: await searchesOf(people.people, lens.slug),
    said: await wordsOf(owner),
    secluded: await secluded(people.people),
  };
}

/** Has each of these people say something about a photo. */
async function commentOn({ id: photoId }: Photo, authors: readonly Person[]): Promise<void> {
  await db.insert(photoComments).values(authors.map(({ id: authorId }) => ({ id: newId(), authorId, photoId, text: "words" })));
}

/** A file of the photo's that is shown to nobody but its owner. */
async function hiddenFile({ ownerId }: Photo, variant: string, urlToken: string): Promise<string> {
  const id = newId();
  const file = { ownerId, variant, urlToken, access: "private", backend: "disk", bytes: 1, type: variant === "proof" ? "image/webp" : "image/jpeg" } as const;
  await db.insert(files).values({ ...file, id, key: newKey("originals"), sha256: id.replaceAll("-", "").repeat(2) });
  return id;
}

/** Gives a photo another file, as if it had been replaced; answers with the address of the one before. */
async function anEarlierFile(photo: Photo): Promise<string> {
  const urlToken = newToken();
  const fileId = await hiddenFile(photo, "original", urlToken);
  const version = { photoId: photo.id, fileName: "before.jpg" };
  const [first] = await db.update(photoVersions).set({ number: 2 }).where(eq(photoVersions.photoId, photo.id)).returning();
  if (!first) throw new Error("the photo has no version");
  await db.insert(photoVersions).values({ ...version, number: 1, fileId });
  await db.update(photoRows).set({ shownVersion: 2 }).where(eq(photoRows.id, photo.id));
  return urlToken;
}

/** The whole of a photo's picture, as it is kept while its owner cuts something off. */
async function aProof(photo: Photo): Promise<void> {
  const fileId = await hiddenFile(photo, "proof", photo.urlToken);
  await db.insert(photoFiles).values({ photoId: photo.id, variant: "proof", fileId, width: photo.width, height: photo.height });
}

type Person = { id: string };

async function facesOf(owner: Person, suspended: Person): Promise<World["portraits"]> {
  const faces = [await aPortrait(owner), await aPortrait(suspended), await aPortrait(owner, { variant: "source" })] as const;
  for (const face of faces) await storeBytes(face.urlToken);
  return { owner: faces[0].urlToken, ofSuspended: faces[1].urlToken, source: faces[2].urlToken };
}

async function searchesOf({ owner, suspended, leaving }: Cast["people"], lens: string): Promise<World["saved"]> {
  const name = `Kept${newId().slice(-12)}`;
  const keep = async ({ id: ownerId }: Person): Promise<string> => {
    const id = newId();
    await db.insert(savedSearches).values({ id, ownerId, name, query: `lens=${encodeURIComponent(lens)}` });
    return linkToken("saved-search", id);
  };
  return { name, feeds: { owner: await keep(owner), ofSuspended: await keep(suspended), ofLeaving: await keep(leaving) } };
}

async function wordsOf(owner: Person): Promise<World["said"]> {
  const said = { public: `Town${newId().slice(-12)}`, friends: `Hobby${newId().slice(-12)}`, private: `Number${newId().slice(-12)}` };
  const fields = { city: said.public, interests: said.friends, contacts: said.private };
  await db.insert(profiles).values({ userId: owner.id, ...fields, cityFor: "public", interestsFor: "friends", contactsFor: "private" });
  return said;
}

async function secluded({ friend, restricted }: Cast["people"]): Promise<World["secluded"]> {
  const owner = await aPerson({ private: true });
  await befriend(owner, friend);
  await follow(restricted, owner);
  const photo = await aPhoto({ owner, widths: [320], title: `secluded${newId().slice(-12)}` });
  await storeBytes(photo.urlToken);
  const city = `Hamlet${newId().slice(-12)}`;
  await db.insert(profiles).values({ userId: owner.id, city });
  return { username: owner.username, photo, city };
}

/** Puts bytes behind the rows, so that a door that should be shut has something to give away. */
async function storeBytes(urlToken: string): Promise<void> {
  const rows = await db.select({ id: files.id }).from(files).where(eq(files.urlToken, urlToken));
  for (const { id } of rows) {
    const { backend, key, bytes, sha256 } = await put("derivatives", Buffer.from(`bytes of ${id}`));
    await db.update(files).set({ backend, key, bytes, sha256 }).where(eq(files.id, id));
  }
}

/** Opens the instance to guests, or closes it. */
export const letGuestsLook = (guestsMayLook: boolean) => db.update(instance).set({ guestsMayLook });
