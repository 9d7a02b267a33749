import { describe, expect, it } from "vitest";
import { aGear, aPhoto, guest, people, viewerOf } from "@/db/seed/factories";
import { gearBySlug, gearNames, listGear } from "./data";

describe("gear pages", () => {
  it("exist for those who may see something taken with it", async () => {
    const [owner, stranger] = await people(2);
    const camera = await aGear("camera");
    await aPhoto({ owner: owner!, camera, visibility: "private" });
    expect(await gearBySlug(viewerOf(owner!), "camera", camera.slug)).toMatchObject({ id: camera.id, name: camera.name });
    expect(await gearBySlug(viewerOf(stranger!), "camera", camera.slug)).toBeUndefined();
    expect(await gearBySlug(guest(), "camera", camera.slug)).toBeUndefined();
    expect(await gearBySlug(viewerOf(owner!), "lens", camera.slug)).toBeUndefined();
  });

  it("count only what the viewer may see", async () => {
    const [owner, stranger] = await people(2);
    const lens = await aGear("lens");
    await aPhoto({ owner: owner!, lens });
    await aPhoto({ owner: owner!, lens, visibility: "private" });
    const count = async (viewer: Parameters<typeof listGear>[0]) => (await listGear(viewer, "lens")).find((each) => each.id === lens.id)?.photos;
    expect(await count(viewerOf(owner!))).toBe(2);
    expect(await count(viewerOf(stranger!))).toBe(1);
    expect(await count(guest({ mayLook: false }))).toBeUndefined();
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
