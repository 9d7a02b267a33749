import { describe, expect, it } from "vitest";
import { aGear, aPhoto, guest, people, viewerOf } from "@/db/seed/factories";
import { gearNames, gearOf } from "./data";

describe("what somebody uses", () => {
  it("is counted by what the viewer may see of it, the most used first", async () => {
    const [owner, stranger] = await people(2);
    const [often, once, secret] = [await aGear("camera"), await aGear("camera"), await aGear("camera")];
    for (const camera of [once, often, often]) await aPhoto({ owner: owner!, camera });
    for (let times = 0; times < 3; times += 1) await aPhoto({ owner: owner!, camera: secret, visibility: "private" });
    await aPhoto({ owner: stranger!, camera: once });
    const used = async (viewer: Parameters<typeof gearOf>[0]) => (await gearOf(viewer, owner!.id, "camera")).map(({ slug, photos }) => [slug, photos]);
    expect(await used(viewerOf(owner!))).toEqual([
      [secret.slug, 3],
      [often.slug, 2],
      [once.slug, 1],
    ]);
    for (const viewer of [viewerOf(stranger!), guest()]) {
      expect(await used(viewer)).toEqual([
        [often.slug, 2],
        [once.slug, 1],
      ]);
    }
    expect(await used(guest({ mayLook: false }))).toEqual([]);
    expect(await gearOf(guest(), owner!.id, "lens")).toEqual([]);
  });
});

describe("names to choose from", () => {
  it("begin with what one used oneself, private things too, and hold what others show", async () => {
    const [owner, stranger] = await people(2);
    const [often, once, theirs, hidden] = [await aGear("lens"), await aGear("lens"), await aGear("lens"), await aGear("lens")];
    await aPhoto({ owner: stranger!, lens: theirs });
    await aPhoto({ owner: stranger!, lens: hidden, visibility: "private" });
    await aPhoto({ owner: owner!, lens: once });
    for (const visibility of ["public", "private"] as const) await aPhoto({ owner: owner!, lens: often, visibility });
    const names = await gearNames(viewerOf(owner!), "lens");
    expect(names.slice(0, 2)).toEqual([often.name, once.name]);
    expect(names).toContain(theirs.name);
    expect(names).not.toContain(hidden.name);
    expect(new Set(names).size).toBe(names.length);
    expect(await gearNames(viewerOf(owner!), "camera")).not.toContain(often.name);
    expect(await gearNames(guest({ mayLook: false }), "lens")).toEqual([]);
  });
});
