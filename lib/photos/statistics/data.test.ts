import { expect, it } from "vitest";
import { aGear, aPerson, aPhoto, befriend, guest, viewerOf } from "@/db/seed/factories";
import { search } from "@/lib/search/data";
import { dayOf } from "@/lib/search/intervals/rules";
import { canonical } from "@/lib/search/schema";
import { rangeFacet, type Wanted } from "@/lib/search/types";
import { choicesOf, statisticsOf } from "./data";
import { searchOf } from "./format";
import { SPREAD, type StatisticsQuery } from "./types";

const TODAY = dayOf(2024, 6, 20);

/** Photos at each edge of each band and beside it, over several years, some private, some for friends. */
async function aYearOfWork() {
  const me = await aPerson({ timeZone: "Asia/Kathmandu" });
  const [camera, other, lens] = [await aGear("camera"), await aGear("camera"), await aGear("lens")];
  const values = SPREAD.flatMap((field) =>
    rangeFacet(field).bands.flatMap(({ from = 0.001, to = 100_000 }) => [from, field === "iso" ? to - 1 : to * 0.999].map((value) => ({ field, value }))),
  );
  const silent = { iso: null, aperture: null, exposureTime: null, focalLength: null, focalLength35: null };
  for (const [index, { field, value }] of values.entries()) {
    const day = new Date((TODAY - ((index * 13) % 700)) * 86_400_000).toISOString().slice(0, 10);
    await aPhoto({
      owner: me,
      camera: index % 3 === 0 ? other : camera,
      ...(index % 2 === 0 && { lens }),
      widths: [],
      visibility: (["public", "friends", "private"] as const)[index % 3],
      tags: index % 5 === 0 ? ["dusk"] : [],
      takenLocal: index % 11 === 10 ? null : `${day}T${String(index % 24).padStart(2, "0")}:59:59`,
      ...silent,
      [field]: field === "iso" ? Math.max(1, Math.floor(value)) : value,
    });
  }
  return { me, camera, lens, viewer: viewerOf(me), made: values.length };
}

it("counts in each bar what the search finds that it leads to", async () => {
  const { camera, lens, viewer, made } = await aYearOfWork();
  const total = async (wanted: Wanted): Promise<number> => (await search(viewer, canonical(wanted))).total;
  const asked: StatisticsQuery[] = [{ period: "all" }, { period: "2023", camera: camera.slug }, { period: "year", lens: lens.slug }, { period: "days" }];
  for (const query of asked) {
    const found = await statisticsOf(viewer, query, { today: TODAY });
    const wanted = searchOf(viewer.username, query, TODAY);
    expect([query, found.photos]).toEqual([query, await total(wanted)]);
    for (const field of SPREAD)
      for (const [index, band] of rangeFacet(field).bands.entries())
        if (query.period === "all" || found.spread[field][index]! > 0)
          expect([field, index, found.spread[field][index]]).toEqual([field, index, await total({ ...wanted, [field]: band })]);
    for (const [hour, count] of found.hours.entries())
      if (hour % 6 === 5) expect([hour, count]).toEqual([hour, await total({ ...wanted, hour: { from: hour, to: hour } })]);
    for (const { taken, photos } of found.overTime.stretches) if (photos > 0) expect([taken, photos]).toEqual([taken, await total({ ...wanted, taken })]);
    for (const one of found.cameras) expect(one.photos).toBe(await total({ ...wanted, camera: one.slug }));
    for (const one of found.lenses) expect(one.photos).toBe(await total({ ...wanted, lens: one.slug }));
    for (const one of found.pairs) expect(one.photos).toBe(await total({ ...wanted, camera: one.camera.slug, lens: one.lens.slug }));
    for (const one of found.tags) expect(one.photos).toBe(await total({ ...wanted, tag: one.folded }));
    if (found.busiest) expect(found.busiest.photos).toBe(await total({ ...wanted, taken: { from: found.busiest.day, to: found.busiest.day } }));
  }
  expect((await statisticsOf(viewer, { period: "all" }, { today: TODAY })).photos).toBe(made);
}, 180_000);

it("adds up what a month of photos comes to", async () => {
  const me = await aPerson();
  const [camera, lens] = [await aGear("camera"), await aGear("lens")];
  const common = { owner: me, camera, lens, width: 2000, height: 1000, bytes: 500 };
  // A Thursday and a Sunday.
  for (const takenLocal of ["2024-06-20T08:00:00", "2024-06-20T23:59:59", "2024-06-09T08:15:00"]) await aPhoto({ ...common, takenLocal, tags: ["Dusk"] });
  await aPhoto({ ...common, takenLocal: "2024-05-01T08:00:00", visibility: "private" });
  const found = await statisticsOf(viewerOf(me), { period: "days" }, { today: TODAY });
  expect(found).toMatchObject({ photos: 3, open: 3, megapixels: 6, bytes: 1500, days: 2, busiest: { day: TODAY, photos: 2 } });
  expect(found.weekdays).toEqual([0, 0, 0, 2, 0, 0, 1]);
  expect(found.overTime.unit).toBe("day");
  expect(found.overTime.stretches.map(({ photos }) => photos)).toEqual([...Array(18).fill(0), 1, ...Array(10).fill(0), 2]);
  expect(found.pairs.map(({ photos, ...pair }) => [pair.camera.slug, pair.lens.slug, photos])).toEqual([[camera.slug, lens.slug, 3]]);
  expect(found.tags).toEqual([{ folded: "dusk", name: expect.any(String) as string, photos: 3 }]);
  const inYear = await statisticsOf(viewerOf(me), { period: "2024" }, { today: TODAY });
  expect([inYear.photos, inYear.open, inYear.overTime.unit]).toEqual([4, 3, "month"]);
  expect(inYear.overTime.stretches.map(({ photos }) => photos)).toEqual([0, 0, 0, 0, 1, 3, 0, 0, 0, 0, 0, 0]);
});

it("counts one's own, whoever may see it, and nothing that is deleted, removed, a draft or another's", async () => {
  const [me, friend] = [await aPerson(), await aPerson()];
  await befriend(me, friend);
  const [camera, secret] = [await aGear("camera"), await aGear("camera")];
  for (const visibility of ["public", "friends", "private"] as const) await aPhoto({ owner: me, camera, visibility });
  const gone = { owner: me, camera: secret };
  await aPhoto({ ...gone, deletedAt: new Date() });
  await aPhoto({ ...gone, removedAt: new Date() });
  await aPhoto({ ...gone, status: "draft" });
  await aPhoto({ owner: friend, camera: secret });
  const found = await statisticsOf(viewerOf(me), { period: "all" }, { today: TODAY });
  expect([found.photos, found.open, found.cameras.map(({ slug }) => slug)]).toEqual([3, 1, [camera.slug]]);
  expect((await choicesOf(viewerOf(me))).cameras.map(({ slug }) => slug)).toEqual([camera.slug]);
  expect((await statisticsOf(viewerOf(me), { period: "all", camera: secret.slug }, { today: TODAY })).photos).toBe(0);
});

it("can leave out all that not everybody may see, which is everything where the account is private", async () => {
  const me = await aPerson();
  const [shown, hidden] = [await aGear("camera"), await aGear("camera")];
  await aPhoto({ owner: me, camera: shown, tags: ["shown"] });
  await aPhoto({ owner: me, camera: hidden, visibility: "friends", tags: ["hidden"] });
  await aPhoto({ owner: me, camera: hidden, visibility: "private" });
  const open = await statisticsOf(viewerOf(me), { period: "all" }, { today: TODAY, openOnly: true });
  expect([open.photos, open.cameras.map(({ slug }) => slug), open.tags.map(({ folded }) => folded)]).toEqual([1, [shown.slug], ["shown"]]);
  expect(open.photos).toBe((await search({ ...guest(), mayLook: true }, canonical({ owner: me.username }))).total);
  const closed = await aPerson({ private: true });
  await aPhoto({ owner: closed });
  expect((await statisticsOf(viewerOf(closed), { period: "all" }, { today: TODAY, openOnly: true })).photos).toBe(0);
});

it("offers the years and the gear there are to choose from", async () => {
  const me = await aPerson();
  const [camera, lens] = [await aGear("camera"), await aGear("lens")];
  await aPhoto({ owner: me, camera, lens, takenLocal: "2019-01-01T00:00:00" });
  await aPhoto({ owner: me, camera, takenLocal: "2023-12-31T23:00:00" });
  await aPhoto({ owner: me, takenLocal: null });
  expect(await choicesOf(viewerOf(me))).toMatchObject({ years: [2023, 2019], cameras: [{ slug: camera.slug }], lenses: [{ slug: lens.slug }] });
});
