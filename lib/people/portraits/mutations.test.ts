import { eq } from "drizzle-orm";
import sharp from "sharp";
import { describe, expect, it } from "vitest";
import { db } from "@/db/client";
import { instance, users } from "@/db/schema";
import { actorOf, aPerson, guest, viewerOf } from "@/db/seed/factories";
import { findFile } from "@/lib/media/data";
import { read } from "@/lib/platform/storage";
import { avatarUrl } from "../format";
import { portraitStates } from "./data";
import { dismissPortrait, registerPortrait, removePortrait } from "./mutations";
import { AVATARS, clear, face, filesOf, keysOf, queuedFor, standing, upload, userNow, variantsOf, wear, work } from "./testing.test";

describe("an avatar", () => {
  it("is made of an upload, in three sizes, and the upload goes", async () => {
    const me = await aPerson();
    const source = await wear(me, await face());
    const { avatarToken } = await userNow(me);
    expect(avatarToken).toMatch(/^[\w-]{22}$/);
    const made = await filesOf(me);
    expect(made.map(({ variant, access, type, urlToken }) => [variant, access, type, urlToken])).toEqual(
      AVATARS.map((variant) => [variant, "public", "image/webp", avatarToken]),
    );
    for (const file of made) {
      const bytes = await read(file);
      const side = Number(file.variant.slice("avatar".length));
      expect(await sharp(bytes).metadata()).toMatchObject({ format: "webp", width: side, height: side });
      expect(bytes.includes("CANARY42")).toBe(false);
      expect(file.key).toMatch(/^portraits\//);
    }
    expect(await standing([source.key])).toEqual([]);
    expect((await portraitStates(viewerOf(me))).avatar).toBe("settled");
  });

  it("shows the part that was chosen", async () => {
    const [left, right] = [
      await face(400, 400),
      await sharp({ create: { width: 400, height: 400, channels: 3, background: "#0000ff" } })
        .png()
        .toBuffer(),
    ];
    const both = await sharp(left)
      .resize(800, 400, { fit: "contain", position: "left" })
      .composite([{ input: right, left: 400, top: 0 }])
      .png()
      .toBuffer();
    const me = await aPerson();
    await wear(me, both, { crop: { x: 0.5, y: 0, width: 0.5, height: 1 } });
    const [file] = await filesOf(me);
    const { dominant } = await sharp(await read(file!)).stats();
    expect(dominant.b).toBeGreaterThan(200);
    expect(dominant.r).toBeLessThan(50);
  });

  it("takes the place of the one before, at a new address, and leaves none of its files", async () => {
    const me = await aPerson();
    await wear(me, await face());
    const [token, keys] = [(await userNow(me)).avatarToken, await keysOf(me)];
    await wear(me, await face(300, 300));
    expect((await userNow(me)).avatarToken).not.toBe(token);
    expect(await variantsOf(me)).toEqual(AVATARS);
    expect(await standing(keys)).toEqual([]);
    expect(await standing(await keysOf(me))).toHaveLength(3);
    expect(await findFile(guest(), token!, "avatar96")).toBeNull();
  });

  it("goes without a trace when it is removed, with what was on its way", async () => {
    const me = await aPerson();
    await wear(me, await face());
    await upload(me, await face());
    const keys = await keysOf(me);
    expect(keys).toHaveLength(4);
    await removePortrait(actorOf(me), "avatar");
    await clear();
    expect(await userNow(me)).toMatchObject({ avatarToken: null });
    expect(await filesOf(me)).toEqual([]);
    expect(await standing(keys)).toEqual([]);
  });

  it("is nobody else's to remove", async () => {
    const [me, other] = [await aPerson(), await aPerson()];
    await wear(me, await face());
    await removePortrait(actorOf(other), "avatar");
    await dismissPortrait(actorOf(other), "avatar");
    expect(await variantsOf(me)).toEqual(AVATARS);
  });
});

describe("a picture of a person that arrives", () => {
  it("stays what it is until it is made, and is for nobody", async () => {
    const me = await aPerson();
    await upload(me, await face());
    const [source] = await filesOf(me);
    expect(source).toMatchObject({ variant: "source", access: "private" });
    for (const viewer of [viewerOf(me), guest()]) expect(await findFile(viewer, source!.urlToken, "source")).toBeNull();
    expect(await userNow(me)).toMatchObject({ avatarToken: null });
    expect((await portraitStates(viewerOf(me))).avatar).toBe("processing");
    expect((await portraitStates(guest())).avatar).toBe("settled");
  });

  it("is one, however often it is reported", async () => {
    const me = await aPerson();
    const { stored } = await upload(me, await face());
    await registerPortrait(me, { purpose: "avatar", crop: null, type: "image/jpeg", stored });
    expect(await variantsOf(me)).toEqual(["source"]);
    expect(await queuedFor(me)).toHaveLength(1);
  });

  it("gives way to a newer one, and its job then does nothing", async () => {
    const me = await aPerson();
    const first = await upload(me, await face());
    const second = await upload(me, await face(200, 200));
    expect(await keysOf(me)).toEqual([second.stored.key]);
    await work(second.jobs.at(-1)!);
    const made = await keysOf(me);
    await work(first.jobs[0]!);
    await clear();
    expect(await keysOf(me)).toEqual(made);
    expect(await standing([...made, first.stored.key, second.stored.key])).toEqual(made);
  });

  it("is refused to whoever may not have one any more", async () => {
    for (const columns of [{ confirmed: false }, { suspendedAt: new Date() }, { deletesAt: new Date() }, { approvedAt: null }]) {
      const person = await aPerson(columns);
      await expect(upload(person, await face())).rejects.toMatchObject({ code: "forbidden" });
      expect(await filesOf(person)).toEqual([]);
    }
    const restricted = await aPerson({ role: "restricted" });
    await wear(restricted, await face());
    expect(await variantsOf(restricted)).toEqual(AVATARS);
  });
});

describe("an uploaded signature", () => {
  it("is one picture, see-through where it was, and the one chosen from then on", async () => {
    const me = await aPerson();
    const ink = await sharp({ create: { width: 1200, height: 300, channels: 4, background: { r: 0, g: 0, b: 0, alpha: 0 } } })
      .png()
      .toBuffer();
    await wear(me, ink, { purpose: "signature", crop: { x: 0, y: 0, width: 0.1, height: 0.1 } });
    const { signature, signatureToken, avatarToken } = await userNow(me);
    expect([signature, avatarToken]).toEqual(["uploaded", null]);
    const [file, ...more] = await filesOf(me);
    expect([file?.variant, file?.urlToken, more.length]).toEqual(["signature", signatureToken, 0]);
    expect(await sharp(await read(file!)).metadata()).toMatchObject({ format: "webp", width: 600, height: 150, hasAlpha: true });
  });

  it("does not touch the avatar, nor the avatar it", async () => {
    const me = await aPerson();
    await wear(me, await face(), { purpose: "signature" });
    await wear(me, await face());
    expect(await variantsOf(me)).toEqual([...AVATARS, "signature"]);
    await removePortrait(actorOf(me), "signature");
    await clear();
    expect(await variantsOf(me)).toEqual(AVATARS);
    expect(await userNow(me)).toMatchObject({ signature: "none", signatureToken: null });
  });

  it("that is removed leaves another choice as it is", async () => {
    const me = await aPerson();
    await wear(me, await face(), { purpose: "signature" });
    await db.update(users).set({ signature: "name" }).where(eq(users.id, me.id));
    await removePortrait(actorOf(me), "signature");
    expect(await userNow(me)).toMatchObject({ signature: "name", signatureToken: null });
  });
});

describe("who gets the picture of a person", () => {
  it("is whoever may look at people", async () => {
    await db.update(instance).set({ guestsMayLook: false });
    const [me, other] = [await aPerson(), await aPerson()];
    await wear(me, await face());
    const token = (await userNow(me)).avatarToken!;
    const seen = async (viewer: Parameters<typeof findFile>[0]) => (await findFile(viewer, token, "avatar192")) !== null;
    expect(await Promise.all([guest(), viewerOf(other), viewerOf(me), viewerOf(me, { mayLook: false })].map(seen))).toEqual([true, true, true, true]);
    expect(await Promise.all([guest({ mayLook: false }), viewerOf(other, { mayLook: false })].map(seen))).toEqual([false, false]);
    await db.update(users).set({ suspendedAt: new Date() }).where(eq(users.id, me.id));
    expect(await seen(viewerOf(other))).toBe(false);
    expect(avatarUrl(token, 192)).toBe(`/f/${token}/avatar192.webp`);
  });
});
