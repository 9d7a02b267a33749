import { describe, expect, it } from "vitest";
import { aGear, aPerson, aPhoto, guest, type Photo } from "@/db/seed/factories";
import type { Viewer } from "@/lib/platform/session";
import { alike, specimens } from "./data";

const full = (options: Parameters<typeof aPhoto>[0]) => aPhoto({ allowFull: true, ...options });

describe("photographs taken alike", () => {
  /** What is offered beside a photograph, of these alone: others' tests leave theirs. */
  const offered = async (viewer: Viewer, compared: readonly Photo[], among: readonly Photo[]): Promise<string[]> => {
    const ids = new Set<string>(among.map(({ id }) => id));
    const compare = await specimens(
      viewer,
      compared.map(({ id }) => id),
    );
    return (await alike(viewer, compare)).map(({ id }) => id).filter((id) => ids.has(id));
  };
  // At an ISO that no other test takes.
  const base = { iso: 777_000, aperture: 4, focalLength35: 50 };

  it("are other cameras' before its own, each camera's nearest before its next, the nearest in ISO, aperture and focal length", async () => {
    const owner = await aPerson();
    const [own, near, far] = [await aGear("camera"), await aGear("camera"), await aGear("camera")];
    const shown = await full({ owner, camera: own, ...base });
    const mine = await full({ owner, camera: own, ...base });
    const distant = await full({ owner, camera: far, ...base, iso: 1_554_000 });
    const [opened, wide] = [await full({ owner, camera: near, ...base, aperture: 4.1 }), await full({ owner, camera: near, ...base, focalLength35: 24 })];
    const all = [shown, mine, distant, opened, wide];
    expect(await offered(guest(), [shown], all)).toEqual([opened.id, distant.id, wide.id, mine.id]);
    // A camera that stands there already is as its own.
    expect(await offered(guest(), [shown, opened], all)).toEqual([distant.id, mine.id, wide.id]);
  });

  it("are none where its ISO is not known, and none that the viewer may not have in full", async () => {
    const owner = await aPerson();
    const [shown, blind] = [await full({ owner, ...base }), await full({ owner, ...base, iso: null })];
    const hidden = [
      await full({ owner, ...base, visibility: "friends" }),
      await full({ owner, ...base, status: "draft" }),
      await aPhoto({ owner, ...base }),
      await full({ owner: await aPerson({ private: true }), ...base }),
    ];
    expect(await offered(guest(), [blind], [shown])).toEqual([]);
    expect(await offered(guest(), [shown], hidden)).toEqual([]);
    expect(await alike(guest(), [])).toEqual([]);
  });
});
