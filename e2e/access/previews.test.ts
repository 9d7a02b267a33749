import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { generateMetadata as memberPreview } from "@/app/admin/members/[member]/page";
import { generateMetadata as photoPreview } from "@/app/p/[photo]/page";
import { generateMetadata as postPreview } from "@/app/post/[id]/page";
import { generateMetadata as profilePreview } from "@/app/u/[username]/page";
import { db } from "@/db/client";
import { instance } from "@/db/schema";
import { aPhoto, aPost } from "@/db/seed/factories";
import { ACTORS, type Actor } from "./actors";
import { cast, type Cast } from "./cast";

// What programs show of a link is made apart from the page: it tells of a thing those who may see it, and else is as of none.

const request = vi.hoisted(() => ({ cookie: "" }));
vi.mock("next/headers", () => ({
  headers: () => Promise.resolve(new Headers({ cookie: request.cookie, host: "localhost:3000" })),
  cookies: () => Promise.resolve({ get: () => undefined, getAll: () => [] }),
}));
vi.mock("next-intl/server", () => ({
  getRequestConfig: (config: unknown) => config,
  getTranslations: () => Promise.resolve((key: string, values = {}) => `${key} ${JSON.stringify(values)}`),
  getLocale: () => Promise.resolve("en"),
}));

let people: Cast;
beforeEach(async () => {
  vi.stubEnv("__NEXT_EXPERIMENTAL_AUTH_INTERRUPTS", "true");
  people = await cast();
  await db.update(instance).set({ guestsMayLook: true });
});
afterEach(() => db.update(instance).set({ guestsMayLook: null }));

/** Who is told, where the word stands in what is shown of a link. */
async function told(word: string, preview: () => Promise<unknown>): Promise<Actor[]> {
  const found: Actor[] = [];
  for (const actor of ACTORS) {
    request.cookie = people.cookies[actor];
    const shown = JSON.stringify(await preview().catch(isNothing));
    if (shown.includes(word)) found.push(actor);
  }
  return found;
}

/** A thing that is not there; anything else is a fault. */
function isNothing(error: unknown): string {
  const { digest = "" } = error as { digest?: string };
  if (!/^NEXT_(?:HTTP_ERROR_FALLBACK;40[134]|REDIRECT)/.test(digest)) throw error;
  return digest;
}

const FRIENDS: Actor[] = ["friend", "owner"];

it("of a photo", async () => {
  const { owner } = people.people;
  for (const [visibility, open] of [
    ["friends", FRIENDS],
    ["private", ["owner"]],
  ] as const) {
    const photo = await aPhoto({ owner, visibility, title: "Zanzibar", description: "Zanzibar" });
    const props = { params: Promise.resolve({ photo: photo.id }), searchParams: Promise.resolve({}) };
    expect(await told("Zanzibar", () => photoPreview(props))).toEqual(open);
  }
});

it("of a post", async () => {
  const { owner } = people.people;
  for (const [visibility, open] of [
    ["friends", FRIENDS],
    ["private", ["owner"]],
  ] as const) {
    const post = await aPost({ author: owner, visibility, title: "Zanzibar", text: "Zanzibar" });
    const props = { params: Promise.resolve({ id: post.id }), searchParams: Promise.resolve({}) };
    expect(await told("Zanzibar", () => postPreview(props))).toEqual(open);
  }
});

it("of a person who is hidden, and of a member as administrators see them", async () => {
  const { suspended, blocker, stranger } = people.people;
  const profile = (username: string) => () => profilePreview({ params: Promise.resolve({ username }), searchParams: Promise.resolve({}) });
  expect(await told(suspended.username, profile(suspended.username))).toEqual([]);
  expect(await told(blocker.username, profile(blocker.username))).not.toContain("owner");
  const member = { params: Promise.resolve({ member: stranger.id }), searchParams: Promise.resolve({}) };
  expect(await told(stranger.name, () => memberPreview(member))).toEqual(["administrator"]);
});
