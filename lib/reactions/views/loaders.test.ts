import { eq } from "drizzle-orm";
import { beforeEach, expect, it, vi } from "vitest";
import { db } from "@/db/client";
import { photoViews } from "@/db/schema";
import { aPerson, aPhoto } from "@/db/seed/factories";
import { signInForTest } from "@/db/seed/sign-in";
import { log } from "@/lib/core/log";
import { noteLook } from "./loaders";

const request = vi.hoisted(() => ({ headers: {} as Record<string, string>, later: [] as (() => Promise<void>)[] }));
vi.mock("next/headers", () => ({ headers: () => Promise.resolve(new Headers(request.headers)) }));
vi.mock("next/server", () => ({ after: (task: () => Promise<void>) => void request.later.push(task) }));

beforeEach(async () => {
  request.headers = { cookie: await signInForTest((await aPerson()).id) };
  request.later = [];
});

const sent = () => Promise.all(request.later.splice(0).map((task) => task()));
const viewsNow = (photoId: string) => db.$count(photoViews, eq(photoViews.photoId, photoId));

it("a look is noted once the page has been sent", async () => {
  const { id } = await aPhoto({ owner: await aPerson() });
  await noteLook("photo", id);
  expect(await viewsNow(id)).toBe(0);
  await sent();
  expect(await viewsNow(id)).toBe(1);
});

it("a page that is fetched ahead, and one for guests, is none", async () => {
  const { id } = await aPhoto({ owner: await aPerson() });
  const { cookie } = request.headers;
  for (const headers of [{ cookie: cookie!, "sec-purpose": "prefetch;prerender" }, {}]) {
    request.headers = headers as Record<string, string>;
    await noteLook("photo", id);
  }
  expect(request.later).toEqual([]);
});

it("what goes wrong with it is told to us, and harms nobody", async () => {
  const warn = vi.spyOn(log, "warn").mockReturnValue(undefined);
  const { id } = await aPhoto({ owner: await aPerson() });
  await noteLook("photo", id);
  vi.spyOn(db, "execute").mockRejectedValueOnce(new Error("the database is away"));
  await sent();
  expect(warn).toHaveBeenCalledOnce();
  vi.restoreAllMocks();
});
