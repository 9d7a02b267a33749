import { expect, it, vi } from "vitest";
import { aPerson, aPhoto, block, follow, people } from "@/db/seed/factories";
import { signInForTest } from "@/db/seed/sign-in";
import type { NameCard } from "@/lib/people/cards/types";
import { GET } from "./route";

const reader = vi.hoisted(() => ({ language: "en" }));
vi.mock("next-intl/server", () => ({ getLocale: () => Promise.resolve(reader.language), getRequestConfig: (config: unknown) => config }));

async function ask(username: string, cookie: string): Promise<NameCard | number> {
  const request = new Request(`http://halation.test/api/people/${username}`, { headers: { cookie } });
  const response = await GET(request, { params: Promise.resolve({ username }) });
  expect(response.headers.get("cache-control")).toBe("private, no-store");
  return response.ok ? ((await response.json()) as NameCard) : response.status;
}

it("shows whoever may meet them who somebody is, and what can be done about it", async () => {
  const owner = await aPerson({ name: "Ida Holm" });
  const [stranger, fan, blocked] = await people(3);
  await aPhoto({ owner });
  await aPhoto({ owner, visibility: "private" });
  await follow(fan!, owner);
  await follow(owner, fan!);
  await block(owner, blocked!);
  const cookie = (one: { id: string }) => signInForTest(one.id);
  const seen = await ask(owner.username, await cookie(stranger!));
  expect(seen).toMatchObject({ person: { id: owner.id, name: "Ida Holm" }, about: "About Ida Holm", badges: [], counts: ["1 photo", "1 follower"] });
  expect(seen).toMatchObject({ follow: { deed: "follow", words: "Follow", does: "Follow Ida Holm", primary: true } });
  expect(await ask(owner.username, await cookie(fan!))).toMatchObject({ badges: ["Follows you"], follow: { deed: "unfollow", words: "Following" } });
  expect(await ask(owner.username, await cookie(owner))).toMatchObject({ counts: ["2 photos", "1 follower"], follow: null });
  expect(await ask(owner.username, await cookie(blocked!))).toBe(404);
  reader.language = "ru";
  expect(await ask(owner.username, await cookie(stranger!))).toMatchObject({ counts: ["1 фотография", "1 подписчик"] });
  reader.language = "en";
});

it("shows of a private account that it is one, and no more than its page does", async () => {
  const owner = await aPerson({ private: true });
  const stranger = await aPerson();
  await aPhoto({ owner });
  expect(await ask(owner.username, await signInForTest(stranger.id))).toMatchObject({ badges: ["Private"], counts: ["0 followers"], bio: "" });
});

it("knows nobody who is not there", async () => {
  const gone = await aPerson({ suspendedAt: new Date() });
  const reading = await signInForTest((await aPerson()).id);
  expect(await ask(gone.username, reading)).toBe(404);
  expect(await ask("nobody-of-this-name", reading)).toBe(404);
});
