import { expect, it, vi } from "vitest";
import { aPerson, aPhoto, follow, people } from "@/db/seed/factories";
import { signInForTest } from "@/db/seed/sign-in";
import { BEGINNING, writeCursor } from "@/lib/feed/schema";
import { speak } from "@/lib/platform/messages";
import { GET } from "./route";

vi.mock("next-intl/server", () => ({
  getRequestConfig: (config: unknown) => config,
  getTranslations: (namespace: "feed") => {
    const { t } = speak("en");
    return Promise.resolve((key: "news" | "news-more", values: { count: number }) => t(`${namespace}.${key}`, values));
  },
}));

const ask = async (cookie: string, query = `feed=home&after=${writeCursor(BEGINNING)}`) => {
  const response = await GET(new Request(`http://halation.test/api/feed/new?${query}`, { headers: { cookie } }));
  return [response.status, response.headers.get("cache-control"), await response.text()];
};

it("tells members in a sentence what is new of what they may see, and guests nothing", async () => {
  const [owner, stranger] = await people(2);
  const reader = await aPerson();
  await follow(reader, owner!);
  const cookie = await signInForTest(reader.id);
  expect(await ask(cookie)).toEqual([200, "private, no-store", '{"sentence":null}']);
  await aPhoto({ owner: owner! });
  await aPhoto({ owner: owner!, visibility: "private" });
  await aPhoto({ owner: stranger! });
  expect(await ask(cookie)).toEqual([200, "private, no-store", '{"sentence":"1 new"}']);
  for (let i = 0; i < 20; i += 1) await aPhoto({ owner: owner! });
  expect(await ask(cookie)).toEqual([200, "private, no-store", '{"sentence":"More than 20 new"}']);
  expect(await ask("")).toEqual([401, null, ""]);
  for (const query of ["", "feed=home", "feed=nobody&after=1", "feed=home&after=' or 1=1"]) expect(await ask(cookie, query)).toEqual([400, null, ""]);
});
