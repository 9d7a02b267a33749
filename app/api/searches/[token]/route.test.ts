import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { db } from "@/db/client";
import { instance } from "@/db/schema";
import { actorOf, aGear, aPerson, aPhoto, type User } from "@/db/seed/factories";
import { linkToken } from "@/lib/core/derive";
import { canonical } from "@/lib/search/schema";
import { saveSearch } from "@/lib/search/saved/mutations";
import { GET } from "./route";

beforeEach(async () => {
  vi.stubEnv("PUBLIC_URL", "https://photos.test");
  await db.update(instance).set({ guestsMayLook: true });
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await db.update(instance).set({ guestsMayLook: false });
});

const ask = (token: string, headers: Record<string, string> = {}): Promise<Response> =>
  GET(new Request(`http://elsewhere.test/api/searches/${token}`, { headers }), { params: Promise.resolve({ token }) });

async function aSearch(me: User) {
  const camera = await aGear("camera", `Ko<dak> & ${me.username}`);
  const id = await saveSearch(actorOf(me), { name: "Mine & <yours>", query: canonical({ camera: camera.slug }) });
  return { camera, token: linkToken("saved-search", id) };
}

it("tells of the photos a search finds, with whole addresses of the instance, and of nobody's words as anything but text", async () => {
  const me = await aPerson({ language: "en", name: "</name><script>" });
  const { camera, token } = await aSearch(me);
  const photo = await aPhoto({ owner: me, camera, title: "]]><b>&", alt: `" onerror="x`, focalLength: 50, aperture: 1.8, exposureTime: 1 / 250, iso: 400 });
  const answer = await ask(token);
  expect([answer.status, answer.headers.get("content-type"), answer.headers.get("x-robots-tag")]).toEqual([
    200,
    "application/atom+xml; charset=utf-8",
    "noindex, nofollow",
  ]);
  expect(answer.headers.get("cache-control")).toMatch(/^private/);
  const text = await answer.text();
  for (const part of [
    "<title>Mine &amp; &lt;yours&gt;</title>",
    `<link rel="self" type="application/atom+xml" href="https://photos.test/api/searches/${token}"/>`,
    `href="https://photos.test/search?camera=`,
    `<link rel="alternate" type="text/html" href="https://photos.test/p/${photo.id}"/>`,
    `<id>urn:uuid:${photo.id}</id>`,
    "<title>]]&gt;&lt;b&gt;&amp;</title>",
    "<name>&lt;/name&gt;&lt;script&gt;</name>",
    `src=&quot;https://photos.test/f/${photo.urlToken}/w640.webp&quot; alt=&quot;&amp;quot; onerror=&amp;quot;x&quot;`,
  ])
    expect(text).toContain(part);
  expect(text).toMatch(/ISO\s400/);
  expect(text).not.toContain("elsewhere.test");
  expect(text).not.toContain("<script>");
});

it("says that nothing has changed, until something has", async () => {
  const me = await aPerson();
  const { camera, token } = await aSearch(me);
  const etag = (await ask(token)).headers.get("etag")!;
  for (const known of [etag, `W/${etag}`, `"other", ${etag}`, "*"]) {
    const answer = await ask(token, { "if-none-match": known });
    expect([known, answer.status, answer.headers.get("etag"), await answer.text()]).toEqual([known, 304, etag, ""]);
  }
  await aPhoto({ owner: me, camera });
  expect((await ask(token, { "if-none-match": etag })).status).toBe(200);
});

it("holds no pictures where guests may not look, and speaks its owner's language", async () => {
  await db.update(instance).set({ guestsMayLook: false });
  const me = await aPerson({ language: "ru", name: "Анна" });
  const { camera, token } = await aSearch(me);
  await aPhoto({ owner: me, camera, title: "" });
  const text = await (await ask(token)).text();
  expect(text).not.toContain("/f/");
  expect(text).toContain('xml:lang="ru"');
  expect(text).toMatch(/<title>[^<]*Анна/);
});

it("is not there for a token that was guessed or has ended", async () => {
  const { token } = await aSearch(await aPerson());
  for (const other of [`${token}x`, token.split(".")[0]!, "nothing"]) {
    const answer = await ask(other);
    expect([answer.status, answer.headers.get("cache-control"), await answer.text()]).toEqual([404, "private, no-store", ""]);
  }
});
