import { eq, inArray, notInArray, sql } from "drizzle-orm";
import { writeFile, mkdir } from "node:fs/promises";
import sharp from "sharp";
import { hash } from "@node-rs/argon2";
import { db } from "@/db/client";
import {
  accountLinks,
  archiveFiles,
  archives,
  attachments,
  auditLog,
  blocks,
  emailCodes,
  feedSettings,
  files,
  followRequests,
  follows,
  formerUsernames,
  friendRequests,
  gearAliases,
  ingestUploads,
  invitations,
  knownDevices,
  mutes,
  personFiles,
  photoCommentFiles,
  photoCommentPhotos,
  photoComments,
  photoFiles,
  postCommentFiles,
  postCommentPhotos,
  postComments,
  postFiles,
  posts,
  profileChanges,
  profiles,
  rateLimits,
  recoveryCodes,
  resetRequests,
  twoFactor,
} from "@/db/schema";
import { formerUsernameHash } from "@/lib/accounts/data";
import { notify } from "@/lib/accounts/security/mutations";
import { sendCode, sendWelcome } from "@/lib/accounts/types";
import { newId, newToken } from "@/lib/core/ids";
import { FIELDS } from "@/lib/photos/publishing/types";
import { processPhoto, purgePhoto } from "@/lib/photos/types";
import { enqueue } from "@/lib/platform/jobs";
import { send } from "@/lib/platform/mail";
import { count } from "@/lib/platform/rate-limit";
import { arrivingPath, newKey, put, scratchDirectory, type Kind, type StoredRef } from "@/lib/platform/storage";
import { purgePost } from "@/lib/posts/types";
import {
  aComment,
  aGear,
  aLike,
  aPerson,
  aPhoto,
  aPost,
  aSession,
  aTag,
  aView,
  befriend,
  collect,
  PASSWORD,
  watchTag,
  type Gear,
  type Photo,
  type Tag,
  type User,
} from "./factories";

/** One person and all that the product can have of them, as tests of leaving and of archives need it. */
export type Everything = {
  person: User;
  /** What they wrote or had written about them, a word of its own for each column: `profiles.bio`. */
  marks: Record<string, string>;
  /** What else names them or a thing of theirs: ids, tokens, keys. */
  names: string[];
  /** Their stored objects, of every kind, and `arriving` for what is still under way. */
  objects: Record<Kind | "arriving", StoredRef[]>;
};

/** What two people have between them; a block that is no more is what no row tells of. */
async function tie(one: { id: string }, other: { id: string }): Promise<void> {
  await db.insert(follows).values([
    { followerId: one.id, followedId: other.id },
    { followerId: other.id, followedId: one.id },
  ]);
  const [third, fourth] = [await aPerson(), await aPerson()];
  await db.insert(friendRequests).values([
    { fromId: one.id, toId: third.id },
    { fromId: fourth.id, toId: one.id },
  ]);
  await db.insert(followRequests).values([
    { fromId: one.id, toId: third.id },
    { fromId: fourth.id, toId: one.id },
  ]);
  await db.insert(blocks).values({ blockerId: one.id, blockedId: (await aPerson()).id });
  await db.insert(mutes).values({ muterId: one.id, mutedId: third.id });
}

type Shared = { friend: { id: string }; tag: Tag; lens: Gear };

/** Letters that no folding changes, neither of names nor of tags. */
const LETTERS = "abcdefghjkmnpqrs";

/** A word that nobody else uses. */
const word = (): string =>
  `zz${newId()
    .replaceAll("-", "")
    .slice(-14)
    .replaceAll(/./g, (digit) => LETTERS[Number.parseInt(digit, 16)]!)}`;

/**
 * Makes a person with at least one row in every table that can be a person's, one object of every storage kind, jobs that wait, and mail. A table or
 * column that is new joins them here; `proof.test.ts` fails until it does.
 */
export async function everything(shared: Shared): Promise<Everything> {
  const world = new World();
  await world.settle(shared);
  await world.signIn();
  await world.photograph(shared);
  await world.write(shared);
  await world.react();
  await world.comment();
  await world.upload();
  await world.keepFiles();
  await world.attach(shared);
  await world.queue();
  return world;
}

class World implements Everything {
  person!: User;
  readonly marks: Record<string, string> = {};
  readonly names: string[] = [];
  readonly objects: Everything["objects"] = { originals: [], derivatives: [], portraits: [], archives: [], arriving: [] };
  #photos: Photo[] = [];
  #code = "";

  /** A word of its own for a column. */
  mark(column: string): string {
    return (this.marks[column] ??= word());
  }

  name<Name extends string>(name: Name): Name {
    this.names.push(name);
    return name;
  }

  readonly #id = (): string => this.name(newId());
  readonly #token = (): string => this.name(newToken());

  /** The account, what it says about itself, and whom it knows. */
  async settle({ friend }: Shared): Promise<void> {
    this.person = await aPerson({
      id: this.#id(),
      username: this.mark("users.username"),
      email: `${this.mark("users.email")}@example.test`,
      name: this.mark("users.name"),
      passwordHash: this.name(await hash(PASSWORD)),
      avatarToken: this.#token(),
      signature: "drawn",
      signaturePath: (this.marks["users.signature_path"] = `M 12 30 L ${Date.now() % 100_000} ${this.names.length}.${Math.floor(Math.random() * 1e9)}`),
      signatureToken: this.#token(),
      language: "ru",
    });
    const userId = this.person.id;
    const said = (column: string): string => this.mark(`profiles.${column}`);
    const website = `https://${said("website")}.example`;
    await db
      .insert(profiles)
      .values({ userId, bio: said("bio"), website, city: said("city"), interests: said("interests"), contacts: said("contacts"), birthday: "1947-02-13" });
    await db.insert(profileChanges).values({ id: this.#id(), userId, fields: ["bio", "city"] });
    await db.insert(feedSettings).values({ userId, untold: ["friends"], hidden: ["profile"] });
    await befriend(this.person, friend);
    await tie(this.person, friend);
    const invitation = { id: this.#id(), createdBy: userId, note: this.mark("invitations.note"), uses: 3, used: 1, expiresAt: tomorrow() };
    await db.insert(invitations).values(invitation);
    await aPerson({ invitationId: invitation.id });
    await db.insert(formerUsernames).values({ hash: formerUsernameHash(word()), userId });
    await db.insert(auditLog).values([
      { id: newId(), actorId: userId, action: "test.done" },
      { id: newId(), targetId: userId, action: "test.suffered", facts: { reason: "spam" } },
    ]);
  }

  /** How they get in, and what was counted of it. */
  async signIn(): Promise<void> {
    const { id: userId, usernameFolded, emailFolded } = this.person;
    const { address } = await aSession(this.person, { id: this.#id(), userAgent: this.mark("sessions.user_agent"), address: this.mark("sessions.address") });
    this.#code = this.#id();
    await db.insert(emailCodes).values({ id: this.#code, userId, purpose: "confirm", expiresAt: tomorrow() });
    const old = `${this.mark("account_links.email")}@example.test`;
    await db.insert(accountLinks).values([
      { id: this.#id(), userId, purpose: "reset", expiresAt: tomorrow() },
      { id: this.#id(), userId, purpose: "email-undo", email: old, emailFolded: old, expiresAt: tomorrow() },
    ]);
    await db.insert(resetRequests).values([
      { id: this.#id(), login: usernameFolded },
      { id: this.#id(), login: emailFolded },
    ]);
    await db.insert(twoFactor).values({ userId, sealedSecret: this.mark("two_factor.sealed_secret"), confirmedAt: new Date() });
    await db.insert(recoveryCodes).values({ userId, hash: this.mark("recovery_codes.hash") });
    await db.insert(knownDevices).values({ userId, hash: this.mark("known_devices.hash") });
    const before = (await db.select({ key: rateLimits.key }).from(rateLimits)).map(({ key }) => key);
    const once = { limit: 10, seconds: 600 };
    const parts = [
      ["own-password", userId],
      ["two-factor", userId],
      ["archive", userId],
      ["photo-uploads", userId],
      ["comment", userId],
      ["reset", emailFolded],
      ["sign-in", usernameFolded, address],
      ["sign-in-device", userId, this.mark("known_devices.hash")],
    ];
    await count(...parts.map((part) => [part, once] as const));
    const counted = await db
      .select({ key: rateLimits.key })
      .from(rateLimits)
      .where(before.length > 0 ? notInArray(rateLimits.key, before) : undefined);
    for (const { key } of counted) this.name(key);
    for (const to of [this.person.email, old])
      await send({ to, key: newId(), subject: "A code", html: "<p>123456</p>", text: `123456 for ${this.person.name}` });
  }

  /** Photos in every state, with a camera and a tag nobody else has, and a lens and a tag that others have too. */
  async photograph({ tag, lens }: Shared): Promise<void> {
    const own = await aTag(this.mark("tags.name"));
    const camera = await aGear("camera", `${this.mark("gear.maker")} ${this.mark("gear.name")}`);
    await db.insert(gearAliases).values({ kind: "camera", folded: this.mark("gear_aliases.folded"), gearId: camera.id });
    this.names.push(own.id, camera.id);
    await watchTag(this.person, own);
    await watchTag(this.person, tag, "mute");
    const words = (...columns: string[]) => Object.fromEntries(columns.map((column) => [column, this.mark(`photos.${snake(column)}`)]));
    const base = () => ({ owner: this.person, id: this.#id(), uploadId: this.#id(), urlToken: this.#token() });
    this.#photos = [
      await aPhoto({
        ...base(),
        camera,
        lens,
        tags: [own, tag],
        latitude: 55.75,
        longitude: 37.62,
        widths: [320],
        avifWidths: [320],
        published: [...FIELDS],
        ...words("title", "description", "place", "alt", "fileName", "software", "artist", "copyright", "cameraSerial", "lensSerial"),
        ...words("make", "model", "lensMake", "lensModel"),
      }),
      await aPhoto({ ...base(), visibility: "private", tags: [tag], widths: [320, 640], published: [], software: this.mark("photos.held_back") }),
      await aPhoto({ ...base(), status: "processing" }),
      await aPhoto({ ...base(), deletedAt: new Date(), widths: [320] }),
      await aPhoto({ ...base(), status: "failed", failure: "photos.failure.damaged" }),
      await aPhoto({ ...base(), removedAt: new Date(), widths: [320] }),
    ];
    const itsFiles = await db
      .select({ id: files.id, variant: files.variant })
      .from(files)
      .innerJoin(photoFiles, eq(photoFiles.fileId, files.id))
      .where(
        inArray(
          photoFiles.photoId,
          this.#photos.map(({ id }) => id),
        ),
      );
    for (const { id, variant } of itsFiles) {
      const stored = await this.#store(variant === "original" ? "originals" : "derivatives", await this.#picture(variant));
      await db
        .update(files)
        .set({ ...stored })
        .where(eq(files.id, this.name(id)));
    }
  }

  /** What they say about others' photos and posts, with a photo of their own. */
  async comment(): Promise<void> {
    const [authorId, photo, other] = [this.person.id, this.#photos[0]!, await aPerson()];
    const [onPhoto, onPost, postId] = [this.#id(), this.#id(), newId()];
    const photoId = (await aPhoto({ owner: other })).id;
    await db.insert(photoComments).values({ id: onPhoto, authorId, photoId, text: this.mark("photo_comments.text") });
    await db.insert(photoCommentPhotos).values({ commentId: onPhoto, photoId: photo.id, position: 0 });
    await db.insert(posts).values({ id: postId, authorId: other.id, wallId: other.id, visibility: "public" });
    await db.insert(postComments).values({ id: onPost, authorId, postId, text: this.mark("post_comments.text") });
    await db.insert(postCommentPhotos).values({ commentId: onPost, photoId: photo.id, position: 0 });
  }

  async #picture(variant: string): Promise<Buffer> {
    const artist = this.mark(variant === "original" ? "bytes of originals" : "bytes of derivatives");
    const picture = sharp({ create: { width: 30, height: 20, channels: 3, background: "#946" } }).withExif({ IFD0: { Artist: artist } });
    return (variant === "original" ? picture.jpeg() : picture.webp()).toBuffer();
  }

  async #store(kind: Kind, bytes: Buffer) {
    const stored = await put(kind, bytes);
    this.objects[kind].push({ backend: stored.backend, key: this.name(stored.key) });
    return stored;
  }

  /** What they wrote on their own wall and on a friend's, what was written on theirs, and what they deleted a moment ago. */
  async write({ friend }: Shared): Promise<void> {
    const said = { title: this.mark("posts.title"), topic: this.mark("posts.topic"), text: this.mark("posts.text") };
    await aPost({ author: this.person, id: this.#id(), ...said, tags: [this.mark("tags.name")], photos: this.#photos.slice(0, 1) });
    await aPost({ author: this.person, wall: friend, id: this.#id() });
    await aPost({ author: friend, wall: this.person, id: this.#id() });
    const { id: postId } = await aPost({ author: this.person, id: this.#id(), deletedAt: new Date() });
    await enqueue(db, purgePost, { postId }, { key: `posts.purge:${postId}`, runAt: tomorrow() });
  }

  /** What they did about things of others. */
  async react(): Promise<void> {
    const other = await aPerson();
    const [photo, post] = [await aPhoto({ owner: other }), await aPost({ author: other })];
    const [photoComment, postComment] = [await aComment({ author: other, photo }), await aComment({ author: other, post })];
    for (const liked of [{ photo }, { post }, { photoComment }, { postComment }]) await aLike(this.person, liked);
    await collect(this.person, photo);
    for (const viewed of [{ photo }, { post }]) await aView(this.person, viewed);
  }

  /** One upload that is still arriving, and one whose photo was never made. */
  async upload(): Promise<void> {
    const metadata = { userId: this.person.id, uploadId: newId(), visibility: "private" };
    const common = { metadata, callbackUrl: "http://127.0.0.1:3000/api/uploadthing", callbackSlug: "photo" };
    const [half, whole] = [newKey("originals"), newKey("originals")].map((key) => this.name(key)) as [string, string];
    await mkdir(scratchDirectory(), { recursive: true });
    await writeFile(arrivingPath(half), `half a picture ${this.mark("bytes that arrive")}`);
    this.objects.arriving.push({ backend: "disk", key: half });
    const { bytes, sha256 } = await put("originals", Buffer.from(this.mark("bytes that arrived")), { key: whole });
    this.objects.originals.push({ backend: "disk", key: whole });
    const stored = { backend: "disk", key: whole, bytes, sha256, md5: "0".repeat(32), type: "image/jpeg" };
    const serverData = { value: { for: this.mark("ingest_uploads.server_data") } };
    const result = { url: this.mark("ingest_uploads.result") };
    await db.insert(ingestUploads).values([
      { ...common, key: this.#token(), objectKey: half },
      { ...common, key: this.#token(), objectKey: whole, stored, serverData, result },
    ]);
  }

  /** Pictures of themselves, and an archive. */
  async keepFiles(): Promise<void> {
    const userId = this.person.id;
    const file = async (kind: Kind, variant: string, urlToken: string, type: string): Promise<string> => {
      const stored = await this.#store(kind, Buffer.from(`bytes ${this.mark(`bytes of ${kind}`)}`));
      const id = this.#id();
      await db.insert(files).values({ id, ownerId: userId, variant, type, access: "private", urlToken, ...stored });
      return id;
    };
    const avatar = await file("portraits", "avatar96", this.person.avatarToken!, "image/webp");
    const signature = await file("portraits", "signature", this.person.signatureToken!, "image/webp");
    await db.insert(personFiles).values([
      { userId, purpose: "avatar", variant: "avatar96", fileId: avatar },
      { userId, purpose: "signature", variant: "signature", fileId: signature },
    ]);
    const archiveId = this.#id();
    await db.insert(archives).values({ id: archiveId, userId, status: "ready", done: 9, total: 9, readyAt: new Date(), expiresAt: tomorrow() });
    await db.insert(archiveFiles).values({ archiveId, part: 1, fileId: await file("archives", "part1", this.#token(), "application/zip") });
  }

  /** A file that waits to be sent, and one with a post, with a comment on a photo of another's and with one on a post. */
  async attach({ friend }: Shared): Promise<void> {
    const authorId = this.person.id;
    const file = async (name: string): Promise<{ fileId: string; name: string; position: number }> => {
      const stored = await this.#store("originals", Buffer.from(`bytes ${this.mark(`bytes of ${name}`)}`));
      const fileId = this.#id();
      const type = "application/octet-stream";
      await db.insert(files).values({ id: fileId, ownerId: authorId, variant: "attachment", type, access: "private", urlToken: this.#token(), ...stored });
      return { fileId, name: this.mark(`${name}.name`), position: 0 };
    };
    const { position: _position, ...waiting } = await file("attachments");
    await db.insert(attachments).values({ id: this.#id(), ownerId: authorId, ...waiting });
    const [postId, onPhoto, onPost] = [newId(), newId(), newId()];
    const photoId = (await aPhoto({ owner: friend })).id;
    await db.insert(posts).values({ id: postId, authorId, wallId: authorId, visibility: "public" });
    await db.insert(photoComments).values({ id: onPhoto, authorId, photoId });
    await db.insert(postComments).values({ id: onPost, authorId, postId });
    await db.insert(postFiles).values({ ...(await file("post_files")), postId });
    await db.insert(photoCommentFiles).values({ ...(await file("photo_comment_files")), commentId: onPhoto });
    await db.insert(postCommentFiles).values({ ...(await file("post_comment_files")), commentId: onPost });
  }

  /** Jobs that wait, and one that was given up on and says why. */
  async queue(): Promise<void> {
    const { id: userId, email } = this.person;
    const [, , processing, deleted] = this.#photos as [Photo, Photo, Photo, Photo];
    await enqueue(db, processPhoto, { photoId: processing.id }, { key: `photos.process:${processing.id}` });
    await enqueue(db, purgePhoto, { photoId: deleted.id }, { key: `photos.purge:${deleted.id}`, runAt: tomorrow() });
    await enqueue(db, sendCode, { codeId: this.#code, round: 1 }, { key: `accounts.code:${this.#code}` });
    await notify(db, userId, "new-device", { userAgent: this.mark("jobs.payload"), address: "192.0.2.7" });
    const key = `accounts.welcome:${userId}`;
    await enqueue(db, sendWelcome, { userId }, { key, maxAttempts: 1 });
    await db.execute(sql`update graphile_worker._private_jobs set attempts = 1, last_error = ${`550 <${email}> is not known here`} where key = ${key}`);
  }
}

const tomorrow = (): Date => new Date(Date.now() + 86_400_000);

const snake = (column: string): string => column.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
