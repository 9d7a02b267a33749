import { describe, expect, it } from "vitest";
import { aGear, aPerson, aPhoto, befriend, block, guest, people, viewerOf } from "@/db/seed/factories";
import { newId } from "@/lib/core/ids";
import type { Viewer } from "@/lib/platform/session";
import { suggest } from "./data";

/** A word of letters that nobody else uses. */
const word = (): string =>
  newId()
    .replaceAll("-", "")
    .slice(-14)
    .replaceAll(/[0-9]/g, (digit) => "ghijklmnop"[Number(digit)]!);

const said = async (viewer: Viewer, typed: string): Promise<string[]> => (await suggest(viewer, typed)).map(({ kind, label }) => `${kind} ${label}`);

describe("what is typed is completed", () => {
  it("with cameras, lenses, tags and people, by the beginning of any of their words, whatever the case", async () => {
    const at = word();
    const [owner, reader] = [await aPerson({ name: `Ida ${at}` }), await aPerson()];
    const [camera, lens] = [await aGear("camera", `Maker ${at} D70`), await aGear("lens", `${at} 50mm f/1.8`)];
    await aPhoto({ owner, camera, lens, tags: [`${at} light`] });
    expect(await said(viewerOf(reader), at.slice(0, 9).toUpperCase())).toEqual([
      `camera Maker ${at} D70`,
      `lens ${at} 50mm f/1.8`,
      `tag ${at} light`,
      `person Ida ${at}`,
    ]);
    expect(await said(viewerOf(reader), `${at} d7`)).toEqual([`camera Maker ${at} D70`]);
  });

  it("despite a typing error, where nothing begins so", async () => {
    const at = word();
    const owner = await aPerson();
    await aPhoto({ owner, camera: await aGear("camera", `Maker ${at}`), tags: [`${at}s`] });
    const typed = `${at.slice(0, 6)}${at.slice(7)}`;
    expect(await said(guest(), typed)).toEqual([`camera Maker ${at}`, `tag ${at}s`]);
  });

  it("in bounded number, and not from too little", async () => {
    const at = word();
    const owner = await aPerson();
    await Promise.all(Array.from({ length: 6 }, (_, index) => aPhoto({ owner, tags: [`${at}${index}`] })));
    expect(await said(guest(), at)).toHaveLength(4);
    for (const typed of ["", " ", "a", "\0", "'", "!&|:*", "\uD800", "%", "__"]) expect(await said(guest(), typed)).toEqual([]);
  });
});

describe("nothing is told", () => {
  it("of gear and tags that only photos have which the viewer may not see", async () => {
    const at = word();
    const [owner, friend, stranger, blocked] = await people(4);
    await befriend(owner!, friend!);
    await block(owner!, blocked!);
    const [shared, secret, open] = await Promise.all(["shared", "secret", "open"].map((kind) => aGear("camera", `${at} ${kind}`)));
    await aPhoto({ owner: owner!, camera: shared, visibility: "friends", tags: [`${at} shared`] });
    await aPhoto({ owner: owner!, camera: secret, visibility: "private", tags: [`${at} secret`] });
    await aPhoto({ owner: owner!, camera: open, tags: [`${at} open`] });
    const all = (...kinds: string[]) => ["camera", "tag"].flatMap((what) => kinds.map((kind) => `${what} ${at} ${kind}`));
    expect(await said(viewerOf(owner!), at)).toEqual(all("open", "secret", "shared"));
    expect(await said(viewerOf(friend!), at)).toEqual(all("open", "shared"));
    for (const viewer of [guest(), viewerOf(stranger!)]) expect(await said(viewer, at)).toEqual(all("open"));
    expect(await said(viewerOf(blocked!), at)).toEqual([]);
    expect(await said(guest({ mayLook: false }), at)).toEqual([]);
  });

  it("of people to guests, of suspended ones, nor across a block", async () => {
    const name = word();
    const [there, blocked] = await people(2, { name });
    await people(1, { name, suspendedAt: new Date() });
    const reader = await aPerson();
    await block(blocked!, reader);
    expect((await suggest(viewerOf(reader), name)).map(({ value }) => value)).toEqual([there!.username]);
    expect(await said(guest(), name)).toEqual([]);
    const suspended = await aPerson({ suspendedAt: new Date() });
    const at = word();
    await aPhoto({ owner: suspended, camera: await aGear("camera", at), tags: [`${at}tag`] });
    expect(await said(viewerOf(reader), at)).toEqual([]);
  });
});
