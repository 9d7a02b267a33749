import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { db } from "@/db/client";
import { channelGrants, posts, sessions } from "@/db/schema";
import { actorOf, aPerson, aPhoto, befriend, PASSWORD, people, type User } from "@/db/seed/factories";
import { suspendMember } from "@/lib/accounts/admin/mutations";
import { leave } from "@/lib/accounts/leaving/mutations";
import { endSessionsOver } from "@/lib/accounts/mutations";
import { newId } from "@/lib/core/ids";
import { publish, revoke, tookChannels, userChannel } from "@/lib/platform/realtime";
import type { Grants } from "@/lib/platform/realtime/types";
import { deleteSession } from "@/lib/platform/session";
import { choosePrivacy } from "@/lib/people/privacy/mutations";
import { relate } from "@/lib/people/relations/mutations";
import { deletePhoto, updatePhoto } from "@/lib/photos/mutations";
import { deletePost, editPost } from "@/lib/posts/mutations";
import { collect, release } from "@/lib/reactions/collections/mutations";
import { addComment, deleteComment } from "@/lib/reactions/comments/mutations";
import { photoReacted, postReacted } from "@/lib/reactions/events";
import { like } from "@/lib/reactions/likes/mutations";
import { noted, openPage, realtime, type Page } from "@/scripts/testing/pages";

const UNSAID = { title: "", description: "", place: "", alt: "", licence: "all-rights-reserved", allowFull: false } as const;

describe.each(["ours", "another"])("with %s for a server", (which) => {
  /** What a page hears when others lose a channel: ours cuts these off alone, elsewhere all ask for its new name. */
  const disturbed = which === "ours" ? [] : ["again"];

  beforeEach(() => {
    if (which === "ours") return;
    vi.stubEnv("PUSHER_HOST", "127.0.0.1");
    vi.stubEnv("PUSHER_PORT", String(realtime.server.apiPort));
  });

  /** A page on which somebody has a photo open. */
  async function opened(user: User, photo: { id: string; ownerId: string }): Promise<Page> {
    const page = await openPage(user);
    page.listen(photoReacted.channel(photo), photoReacted.name);
    await page.hears(1);
    return page;
  }

  async function ownPage(user: User): Promise<Page> {
    const page = await openPage(user);
    page.listen(userChannel(user.id));
    await page.hears(1);
    return page;
  }

  it("the session that ends loses the channel, and another of the same member keeps it", async () => {
    const ann = await aPerson();
    const [kept, ended] = [await ownPage(ann), await ownPage(ann)];
    await deleteSession(ended.sessionId);
    await ended.becomes("interrupted");
    await kept.hears(2);
    await publish(noted, ann.id, { text: "still here" });
    await kept.hears(3);
    expect(kept.heard).toEqual(["first", "again", { text: "still here" }]);
    expect(ended.heard).toEqual(["first"]);
  });

  it("the session whose time is over loses the channel, though its page asks for nothing", async () => {
    const [over, other] = [await ownPage(await aPerson()), await ownPage(await aPerson())];
    await db
      .update(sessions)
      .set({ expiresAt: new Date(0) })
      .where(eq(sessions.id, over.sessionId));
    await endSessionsOver();
    await over.becomes("interrupted");
    expect(await db.$count(sessions, eq(sessions.id, over.sessionId))).toBe(0);
    expect([over.heard, other.heard]).toEqual([["first"], ["first"]]);
  });

  it("a member who is suspended loses their own channel and those of others' things, and nobody else does", async () => {
    const [ann, ben] = (await people(2)) as [User, User];
    const photo = await aPhoto({ owner: ben });
    const [bens, anns, open] = [await ownPage(ben), await ownPage(ann), await opened(ann, photo)];
    await suspendMember(actorOf(await aPerson({ role: "administrator" })), ann.id);
    await Promise.all([anns.becomes("interrupted"), open.becomes("interrupted")]);
    await bens.hears(1 + disturbed.length);
    await publish(noted, ann.id, { text: "not for the suspended" });
    await publish(photoReacted, photo, { photoId: photo.id });
    await publish(noted, ben.id, { text: "still here" });
    await bens.hears(2 + disturbed.length);
    expect([anns.heard, open.heard]).toEqual([["first"], ["first"]]);
    expect(bens.heard).toEqual(["first", ...disturbed, { text: "still here" }]);
  });

  it("who leaves loses the channel in every browser at once, and gets it in none again", async () => {
    const ann = await aPerson();
    const [here, there] = [await ownPage(ann), await ownPage(ann)];
    await leave(actorOf(ann, { sessionId: here.sessionId }), { leaver: ann.username, password: PASSWORD }, { userAgent: "", address: "" });
    await Promise.all([here.becomes("interrupted"), there.becomes("interrupted")]);
    await publish(noted, ann.id, { text: "for nobody" });
    expect([here.heard, there.heard]).toEqual([["first"], ["first"]]);
  });

  it("all who have a photo open are told what is done about it, and nobody else", async () => {
    const [owner, ann, ben] = (await people(3)) as [User, User, User];
    const [photo, other] = [await aPhoto({ owner }), await aPhoto({ owner })];
    const [page, elsewhere] = [await opened(ann, photo), await opened(ann, other)];
    await like(actorOf(ben), "photo", photo.id, true);
    await page.hears(2);
    const said = { client: newId(), parentId: null, text: "Which lens?", photoIds: [], attachmentIds: [] };
    const commentId = await addComment(actorOf(ben), { target: "photo", targetId: photo.id, ...said });
    await page.hears(3);
    await like(actorOf(ben), "photo-comment", commentId, true);
    await page.hears(4);
    await deleteComment(actorOf(ben), { target: "photo", commentId });
    await page.hears(5);
    // Kept in private, then for all, then in private again, and taken out: told as far as it shows.
    for (const keeping of ["private", "public", "private", "private"] as const) await collect(actorOf(ben), photo.id, keeping);
    await release(actorOf(ben), photo.id);
    await page.hears(7);
    await collect(actorOf(ben), photo.id, "public");
    await release(actorOf(ben), photo.id);
    await page.hears(9);
    expect(page.heard).toEqual(["first", ...Array.from({ length: 8 }, () => ({ photoId: photo.id }))]);
    expect(elsewhere.heard).toEqual(["first"]);
  });

  it.each(["unfriend", "block"] as const)("an open photo is lost at once with the right to see it (%s), and only by who lost it", async (deed) => {
    const [owner, lost, kept] = (await people(3)) as [User, User, User];
    for (const friend of [lost, kept]) await befriend(owner, friend);
    const photo = await aPhoto({ owner, visibility: "friends" });
    const still = await opened(kept, photo);
    const without = await opened(lost, photo);
    await relate(actorOf(owner), lost.id, deed);
    await without.becomes("interrupted");
    await still.hears(1 + disturbed.length);
    await like(actorOf(kept), "photo", photo.id, true);
    await still.hears(2 + disturbed.length);
    expect(still.heard).toEqual(["first", ...disturbed, { photoId: photo.id }]);
    expect(without.heard).toEqual(["first"]);
  });

  it.each(["narrowed", "deleted", "owner suspended", "account closed"])("an open photo is lost by all others when it is %s", async (how) => {
    const [owner, ann] = (await people(2)) as [User, User];
    const photo = await aPhoto({ owner });
    const page = await opened(ann, photo);
    if (how === "narrowed") await updatePhoto(actorOf(owner), { ...UNSAID, tags: [], published: [], photoId: photo.id, visibility: "private" });
    else if (how === "deleted") await deletePhoto(actorOf(owner), photo.id);
    else if (how === "account closed") await choosePrivacy(actorOf(owner), { private: true, wallFrom: "friends", wallFor: "public", showsPresence: true });
    else await suspendMember(actorOf(await aPerson({ role: "administrator" })), owner.id);
    await page.becomes("interrupted");
    await publish(photoReacted, photo, { photoId: photo.id });
    expect(page.heard).toEqual(["first"]);
  });

  /** What one wrote on the other's wall, and a page on which somebody has it open. */
  async function openedOnWall(author: User, wall: User, reader: User) {
    const post = { id: newId<"post">(), authorId: author.id, wallId: wall.id, visibility: "public", text: "Look" } as const;
    await db.insert(posts).values(post);
    const page = await openPage(reader);
    page.listen(postReacted.channel(post), postReacted.name);
    await page.hears(1);
    return { post, page };
  }

  it("all who have a post open are told what is done about it, and nobody else", async () => {
    const [author, wall, reader, other] = (await people(4)) as [User, User, User, User];
    const { post, page } = await openedOnWall(author, wall, reader);
    const { page: elsewhere } = await openedOnWall(author, wall, other);
    await like(actorOf(other), "post", post.id, true);
    await page.hears(2);
    const said = { client: newId(), parentId: null, text: "Where is it?", photoIds: [], attachmentIds: [] };
    const commentId = await addComment(actorOf(other), { target: "post", targetId: post.id, ...said });
    await page.hears(3);
    await like(actorOf(author), "post-comment", commentId, true);
    await page.hears(4);
    expect(page.heard).toEqual(["first", ...Array.from({ length: 3 }, () => ({ postId: post.id }))]);
    expect(elsewhere.heard).toEqual(["first"]);
  });

  it.each(["author blocks", "wall blocks", "narrowed", "deleted", "wall closed", "author suspended", "wall suspended"])(
    "an open post on another's wall is lost at once with the right of either of the two: %s",
    async (how) => {
      const [author, wall, reader] = (await people(3)) as [User, User, User];
      const { post, page } = await openedOnWall(author, wall, reader);
      const draft = { wallId: wall.id, title: "", topic: "", text: "Look", signed: false, commentsClosed: false, tags: [], photoIds: [], attachmentIds: [] };
      const administrator = actorOf(await aPerson({ role: "administrator" }));
      const deeds: Record<string, () => Promise<unknown>> = {
        "author blocks": () => relate(actorOf(author), reader.id, "block"),
        "wall blocks": () => relate(actorOf(wall), reader.id, "block"),
        narrowed: () => editPost(actorOf(author), post.id, { ...draft, visibility: "friends" }),
        deleted: () => deletePost(actorOf(wall), post.id),
        "wall closed": () => choosePrivacy(actorOf(wall), { private: false, wallFrom: "friends", wallFor: "friends", showsPresence: true }),
        "author suspended": () => suspendMember(administrator, author.id),
        "wall suspended": () => suspendMember(administrator, wall.id),
      };
      await deeds[how]!();
      await page.becomes("interrupted");
      await publish(postReacted, post, { postId: post.id });
      expect(page.heard).toEqual(["first"]);
    },
  );

  it("a page that does not let go hears nothing more either, and is granted nothing under an old name", async () => {
    const [owner, friend] = (await people(2)) as [User, User];
    await befriend(owner, friend);
    const photo = await aPhoto({ owner, visibility: "friends" });
    const [page, socket] = [await openPage(friend), await realtime.server.open()];
    const channel = photoReacted.channel(photo);
    const ask = async (...channels: string[]): Promise<Grants> => {
      const answer = await page.answer("/api/realtime/auth", { body: JSON.stringify({ socketId: socket.id, channels }) });
      return ((await answer.json()) as { grants: Grants }).grants;
    };
    const { [channel]: grant } = await ask(channel);
    const { name = channel, ...signature } = grant!;
    socket.send("pusher:subscribe", { channel: name, ...signature });
    await socket.next("pusher_internal:subscription_succeeded");
    await publish(photoReacted, photo, { photoId: photo.id });
    await socket.next(photoReacted.name);
    await relate(actorOf(owner), friend.id, "unfriend");
    await publish(photoReacted, photo, { photoId: photo.id });
    // Ours has cut it off; elsewhere what was sent to it since would come before what is sent to it now.
    if (which === "another") await realtime.server.sdk().trigger(name, "test.last", {});
    await (which === "ours" ? socket.closed : socket.next("test.last"));
    expect(socket.received.filter(({ event }) => event === photoReacted.name)).toEqual([]);
    expect(await ask(channel, name)).toEqual({});
  });
});

describe("with another server", () => {
  beforeEach(() => {
    vi.stubEnv("PUSHER_HOST", "127.0.0.1");
    vi.stubEnv("PUSHER_PORT", String(realtime.server.apiPort));
  });

  it("a page whose grant was on its way when others ended is told once more that there is a new name", async () => {
    const ann = await aPerson();
    const page = await openPage(ann);
    const answered = new Promise<() => void>((resolve) => {
      vi.stubGlobal("fetch", async (url: string, init: { body: string }) => {
        const response = await page.answer(url, init);
        if (page.asked.length === 1) await new Promise<void>((release) => resolve(release));
        return response;
      });
    });
    page.listen(userChannel(ann.id));
    const release = await answered;
    expect(await revoke(ann.id)).toBe(true);
    release();
    await page.hears(2);
    await publish(noted, ann.id, { text: "here again" });
    await page.hears(3);
    expect(page.heard).toEqual(["first", "again", { text: "here again" }]);
  });

  it("a page that was away while its channel got a new name is back under that", async () => {
    const ann = await aPerson();
    const page = await openPage(ann);
    page.listen(userChannel(ann.id));
    await page.hears(1);
    await realtime.server.stop();
    expect(await revoke(ann.id)).toBe(false);
    await realtime.restart();
    await page.hears(2);
    await publish(noted, ann.id, { text: "here again" });
    await page.hears(3);
    expect(page.heard).toEqual(["first", "again", { text: "here again" }]);
  });

  it("who is here is known under every name, and nothing is noted of what nobody was granted", async () => {
    const [ann, ben] = (await people(2)) as [User, User];
    const page = await openPage(ann);
    const photo = await aPhoto({ owner: ben, visibility: "private" });
    page.listen(photoReacted.channel(photo), photoReacted.name);
    page.listen(userChannel(ann.id));
    await page.hears(1);
    expect(await tookChannels(userChannel(ann.id))).toEqual([userChannel(ann.id)]);
    await revoke(ann.id);
    await page.hears(2);
    expect(await tookChannels(userChannel(ann.id))).toEqual([userChannel(ann.id)]);
    expect(await db.select().from(channelGrants).where(eq(channelGrants.listenerId, ann.id))).toEqual([]);
  });
});
