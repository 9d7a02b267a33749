import { expect, it } from "vitest";
import { aPerson, aPhoto } from "@/db/seed/factories";
import { signInForTest } from "@/db/seed/sign-in";
import type { PhotoChoices } from "@/lib/photos/types";
import { GET } from "./route";

it("gives members their own ready photos, page by page, and guests nothing", async () => {
  const [owner, other] = [await aPerson(), await aPerson()];
  const made = [];
  for (let n = 0; n < 62; n += 1) made.push((await aPhoto({ owner, visibility: "private" })).id);
  for (const columns of [{ status: "draft" }, { status: "processing" }, { deletedAt: new Date() }] as const) await aPhoto({ owner, ...columns });
  await aPhoto({ owner: other });
  const cookie = await signInForTest(owner.id);
  const ask = async (before = "") => {
    const response = await GET(new Request(`http://halation.test/api/photos?before=${before}`, { headers: { cookie } }));
    expect([response.status, response.headers.get("cache-control")]).toEqual([200, "private, no-store"]);
    return (await response.json()) as PhotoChoices;
  };
  const first = await ask();
  const second = await ask(first.next!);
  expect([first.photos.length, second.photos.length, second.next]).toEqual([60, 2, null]);
  expect(new Set([...first.photos, ...second.photos].map(({ id }) => id))).toEqual(new Set(made));
  expect((await ask("nonsense")).photos).toHaveLength(60);
  expect((await GET(new Request("http://halation.test/api/photos"))).status).toBe(401);
});
