import { expect, it, vi } from "vitest";
import { aPerson, aPhoto, type User } from "@/db/seed/factories";
import { signInForTest } from "@/db/seed/sign-in";
import { speak } from "@/lib/platform/messages";
import { GET } from "./route";

vi.mock("next-intl/server", () => ({
  getRequestConfig: (config: unknown) => config,
  getTranslations: (subject: string) => Promise.resolve((key: string, values?: Record<string, string>) => speak("ru").t(`${subject}.${key}`, values)),
  getFormatter: () => Promise.resolve(speak("ru").format),
  getLocale: () => Promise.resolve("ru"),
}));

const ask = async (person: User | null, query = ""): Promise<Response> =>
  GET(new Request(`http://localhost:3000/api/statistics/card${query}`, { headers: person ? { cookie: await signInForTest(person.id) } : {} }));

it("is a picture for its owner to keep, made without any network", async () => {
  const real = globalThis.fetch;
  // What draws keeps its machine code as an address that holds it.
  vi.stubGlobal("fetch", (address: string) => (address.startsWith("data:") ? real(address) : Promise.reject(new Error(`fetched ${address}`))));
  const me = await aPerson({ name: "Анна Ёлкина" });
  await aPhoto({ owner: me, camera: "Nikon D70", lens: "Nikkor 50 mm", takenLocal: "2024-05-06T07:08:09" });
  const answer = await ask(me, "?period=2024");
  expect([answer.status, answer.headers.get("content-type"), answer.headers.get("cache-control")]).toEqual([200, "image/png", "private, no-store"]);
  expect(answer.headers.get("content-disposition")).toMatch(/^attachment/);
  const bytes = Buffer.from(await answer.arrayBuffer());
  expect([bytes.toString("latin1", 1, 4), bytes.readUInt32BE(16), bytes.readUInt32BE(20)]).toEqual(["PNG", 1200, 630]);
  vi.unstubAllGlobals();
}, 120_000);

it("is not there where nothing is open to all, and for nobody who is not signed in", async () => {
  const me = await aPerson();
  await aPhoto({ owner: me, visibility: "private" });
  await aPhoto({ owner: me, visibility: "friends" });
  expect((await ask(me)).status).toBe(404);
  const closed = await aPerson({ private: true });
  await aPhoto({ owner: closed });
  expect((await ask(closed)).status).toBe(404);
  expect((await ask(null)).status).toBe(401);
});

it("is drawn so often and no more", async () => {
  const me = await aPerson();
  let last = 0;
  for (let n = 0; n < 31; n += 1) last = (await ask(me)).status;
  expect(last).toBe(429);
});
