import { expect, it, vi } from "vitest";
import { aPerson, aPhoto, befriend, type Photo } from "@/db/seed/factories";
import { signInForTest } from "@/db/seed/sign-in";
import { speak } from "@/lib/platform/messages";
import { GET } from "./route";

vi.mock("next-intl/server", () => ({ getTranslations: () => Promise.resolve(speak("en").t) }));

const ask = (asked: string, cookie = "") => GET(new Request(`http://halation.test/upload/status?photos=${asked}`, { headers: { cookie } }));

it("tells how far photos have come to their owner, and to nobody else", async () => {
  const [owner, friend, administrator] = [await aPerson(), await aPerson(), await aPerson({ role: "administrator" })];
  await befriend(owner, friend);
  const states: Partial<Photo>[] = [
    { status: "ready" },
    { status: "draft" },
    { status: "processing" },
    { status: "failed", failure: "photos.failure.damaged" },
    { deletedAt: new Date() },
    { status: "processing", removedAt: new Date() },
  ];
  const photos: Photo[] = [];
  for (const columns of states) photos.push(await aPhoto({ owner, ...columns }));
  const ids = photos.map(({ id }) => id).join(",");
  const mine = await ask(ids, await signInForTest(owner.id));
  expect([mine.status, mine.headers.get("cache-control")]).toEqual([200, "private, no-store"]);
  const told = (await mine.json()) as { photoId: string; status: string; sentence: string | null }[];
  const order = photos.map(({ id }) => told.find(({ photoId }) => photoId === id)?.status);
  expect(order).toEqual(["ready", "draft", "processing", "failed", undefined, undefined]);
  expect(told.map(({ sentence }) => sentence).filter(Boolean)).toEqual([speak("en").t("photos.failure.damaged")]);
  for (const other of [friend, administrator]) {
    const theirs = await ask(ids, await signInForTest(other.id));
    expect([theirs.status, await theirs.json()]).toEqual([200, []]);
  }
  const nobodys = await ask(ids);
  expect([nobodys.status, await nobodys.text()]).toEqual([401, ""]);
});

it("answers no odd question", async () => {
  const as = await signInForTest((await aPerson()).id);
  for (const odd of ["", "x", "*", Array.from({ length: 201 }, () => "01890000-0000-7000-8000-000000000000").join(",")])
    expect([odd, (await ask(odd, as)).status]).toEqual([odd, 400]);
});
