import { expect, it, vi } from "vitest";
import { aGear, aPerson, aPhoto } from "@/db/seed/factories";
import { signInForTest } from "@/db/seed/sign-in";
import { newId } from "@/lib/core/ids";
import { GET } from "./route";

vi.mock("next-intl/server", () => import("@/scripts/testing/drawing"));

it("completes what is typed for whoever asks, as far as they may see it, and stays out of caches", async () => {
  const [owner, stranger] = [await aPerson(), await aPerson()];
  const at = `r${newId().replaceAll("-", "").slice(-12)}`;
  await aPhoto({ owner, camera: await aGear("camera", `${at} secret`), visibility: "private" });
  const ask = async (cookie: string, typed: string) => {
    const response = await GET(new Request(`http://halation.test/api/search/suggest?typed=${encodeURIComponent(typed)}`, { headers: { cookie } }));
    return [response.status, response.headers.get("cache-control"), await response.json()];
  };
  const [ours, theirs] = [await signInForTest(owner.id), await signInForTest(stranger.id)];
  expect(await ask(ours, at)).toEqual([200, "private, no-store", [{ kind: "camera", value: `${at}-secret`, label: `${at} secret` }]]);
  for (const cookie of [theirs, "", "halation.session=guessed"]) expect(await ask(cookie, at)).toEqual([200, "private, no-store", []]);
  for (const typed of ["", "\0\0\0", "'; drop table gear; --", "&|!:*", "a".repeat(9000)]) expect((await ask("", typed))[0]).toBe(200);
});

it("completes a part of the day", async () => {
  const response = await GET(
    new Request("http://halation.test/api/search/suggest?typed=harbour%20nigh", { headers: { cookie: await signInForTest((await aPerson()).id) } }),
  );
  expect(await response.json()).toEqual([{ kind: "hour", value: "0..5", label: expect.stringMatching(/^Night, /), rest: "harbour" }]);
});
