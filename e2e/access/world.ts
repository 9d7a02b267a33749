import { db } from "@/db/client";
import { files, instance, photoComments, photoFiles, photos as photoRows, photoVersions, profiles, savedSearches } from "@/db/schema";
import { aGear, anArchive, aPhoto, aPortrait, aPost, aTag, watchTag, type Photo, type Post } from "@/db/seed/factories";
import { linkToken } from "@/lib/core/derive";
import { newId, newToken } from "@/lib/core/ids";
import { send } from "@/lib/platform/mail";
import { listMails } from "@/lib/platform/mail/mailbox";
import { newKey, put } from "@/lib/platform/storage";
import { eq } from "drizzle-orm";
import { attach, type Attached } from "./attached";
import { cast, type Cast } from "./cast";
import { neighboursOf, type Neighbours } from "./neighbours";
import { postsOf, type Posts } from "./posts";
import { react, type Reacted } from "./reacted";
import { tellPeople, type Told } from "./told";

type Photos = Record<
  "public" | "friends" | "private" | "draft" | "processing" | "failed" | "deleted" | "removed" | "removedDraft" | "ofSuspended" | "ofLeaving",
  Photo
>;

/** All that can be asked for, and everyone who may ask. */
export type World = Cast &
  Neighbours & {
    photos: Photos;
    posts: Posts;
    /** Tags of one photo each, but that a draft and a deleted one have the first of them, too. */
    tags: Record<"public" | "private" | "draft", string>;
    /** Posts of the owner, on their own wall, that carry the tag of the public photo; their titles are words nobody else uses. */
    tagged: Record<"public" | "friends" | "private", Post>;
    /** The name of a camera that only a private photo was taken with. */
    secret: string;
    /** That camera, and the lens that the owner's public, friends' and private photos were taken with, by a maker of that lens alone. */
    gear: Record<"secret" | "lens", { id: string; slug: string; maker: string; name: string }>;
    /** A camera of the owner's, and what it took that has a copy of all pixels; but for `withheld`, which nobody else may have. */
    compared: { slug: string; name: string } & Record<"public" | "friends" | "private" | "withheld" | "ofSuspended", Photo>;
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
    /** What people were told. */
    told: Told;
    /** What the link in the owner's mails says. */
    unsubscribe: string;
    /** What was said in comments on the public photo that are gone. */
    unsaid: Record<"deleted" | "removed", string>;
  };

/** Builds the world in the instance whose database and data directory the environment names. */
export async function build(): Promise<World> {
  const people = await cast();
  const { owner, suspended, leaving } = people.people;
  // Before all else that is shown, so that it comes last where that is shown.
  const told = await tellPeople(people);
  const neighbours = await neighboursOf(people);
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
    draft: await aPhoto({ owner, ...avif, status: "draft", title: marked("draft"), tags: [tags.draft, tags.public] }),
    processing: await aPhoto({ owner, status: "processing", title: marked("processing") }),
    failed: await aPhoto({ owner, status: "failed", failure: "photos.failure.damaged", title: marked("failed") }),
    deleted: await aPhoto({ owner, ...avif, deletedAt: new Date(), title: marked("deleted"), tags: [tags.public] }),
    removed: await aPhoto({ owner, ...avif, removedAt: new Date(), title: marked("removed") }),
    removedDraft: await aPhoto({ owner, status: "draft", removedAt: new Date(), title: marked("removeddraft") }),
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
  const unsaid = { deleted: await unsay(photos.public, owner, "deletedAt"), removed: await unsay(photos.public, owner, "removedAt") };
  const earlier = await anEarlierFile(photos.public);
  for (const kind of ["public", "friends", "private", "draft", "deleted", "removed", "ofSuspended", "ofLeaving"] as const) await aProof(photos[kind]);
  await aFullSize(photos.public);
  for (const { urlToken } of [...Object.values(photos), neighbours.secluded.photo, { urlToken: earlier }]) await storeBytes(urlToken);
  for (const urlToken of Object.values(archives)) await storeBytes(urlToken);
  const attached = await attach(owner, photos);
  for (const urlToken of Object.values(attached)) await storeBytes(urlToken);
  const upload = {
    input: { uploadId: newId(), visibility: "private" },
    files: [{ name: "a.jpg", size: 10, type: "image/jpeg", lastModified: 0 }],
  };
  await send({ to: "someone@example.test", key: "access", subject: "A code", html: "<p>123456</p>", text: "123456" });
  const { mails } = await listMails();
  const portrait = { input: { purpose: "avatar", crop: null }, files: upload.files };
  const reacted = await react(people, photos);
  const posts = await postsOf(people, neighbours);
  for (const { id } of [...Object.values(photos), neighbours.muted]) await comeLast(id);
  return {
    ...people,
    photos,
    ...neighbours,
    posts,
    attached,
    tags,
    tagged,
    secret,
    gear: { secret: camera, lens },
    compared: await comparedOf(owner, suspended),
    mail: mails[0]?.id ?? "",
    archives,
    upload,
    portrait,
    replacement: { input: { photoId: photos.public.id }, files: upload.files },
    earlier,
    portraits: await facesOf(owner, suspended),
    reacted,
    saved: await searchesOf(people.people, lens.slug),
    said: await wordsOf(owner),
    told,
    unsubscribe: linkToken("unsubscribe", owner.id),
    unsaid,
  };
}

async function comparedOf(owner: Person, suspended: Person): Promise<World["compared"]> {
  const camera = await aGear("camera", `Compared ${newId().slice(-12)}`);
  const photo = (kind: string, more: Partial<Photo> = {}, by = owner) =>
    aPhoto({ owner: by, camera, iso: 400, allowFull: true, title: `compared${kind}${newId().slice(-12)}`, ...more });
  // All its pixels are there; its owner has thought better of it since.
  const withheld = await photo("withheld");
  await db.update(photoRows).set({ allowFull: false }).where(eq(photoRows.id, withheld.id));
  return {
    slug: camera.slug,
    name: camera.name,
    public: await photo("public"),
    friends: await photo("friends", { visibility: "friends" }),
    private: await photo("private", { visibility: "private" }),
    withheld,
    ofSuspended: await photo("ofsuspended", {}, suspended),
  };
}

/** Has each of these people say something about a photo. */
async function commentOn({ id: photoId }: Photo, authors: readonly Person[]): Promise<void> {
  await db.insert(photoComments).values(authors.map(({ id: authorId }) => ({ id: newId(), authorId, photoId, text: "words" })));
}

/** Feeds have pages, and the first is looked at: what is looked for there comes after all else. */
const comeLast = (photoId: string) => db.update(photoRows).set({ uploadId: newId() }).where(eq(photoRows.id, photoId));

/** Something that was said about a photo and is gone since longer than it can be brought back; answers with its words. */
async function unsay({ id: photoId }: Photo, { id: authorId }: Person, how: "deletedAt" | "removedAt"): Promise<string> {
  const text = `unsaid${newId().slice(-12)}`;
  await db.insert(photoComments).values({ id: newId(), authorId, photoId, text, [how]: new Date(Date.now() - 3_600_000) });
  return text;
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

/** All pixels of a photo, made while its owner gave them away, which they do no longer. */
async function aFullSize(photo: Photo): Promise<void> {
  const fileId = await hiddenFile(photo, "full", photo.urlToken);
  await db.insert(photoFiles).values({ photoId: photo.id, variant: "full", fileId, width: photo.width, height: photo.height });
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
