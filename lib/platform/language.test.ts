import { expect, it, vi } from "vitest";
import { aPerson } from "@/db/seed/factories";
import { signInForTest } from "@/db/seed/sign-in";
import request from "./language";

const sent = vi.hoisted(() => ({ cookie: "" }));
vi.mock("next/headers", () => ({
  headers: () => Promise.resolve(new Headers({ cookie: sent.cookie, host: "localhost:3000", "accept-language": "ru" })),
  cookies: () => Promise.resolve({ get: () => undefined }),
}));
vi.mock("next-intl/server", () => ({ getRequestConfig: (config: unknown) => config }));

const ask = request as unknown as () => Promise<{ locale: string; timeZone: string }>;

it.each([
  ["Europe/Berlin", "Europe/Berlin"],
  ["UTC", "Etc/UTC"],
  ["Etc/UTC", "Etc/UTC"],
  // A zone that this machine does not know (any more) must not take every page of its owner down.
  ["Mars/Olympus", "UTC"],
])("pages of a member are in the time of their account: %s", async (timeZone, spoken) => {
  const { id } = await aPerson({ timeZone, language: "en" });
  sent.cookie = await signInForTest(id);
  expect(await ask()).toMatchObject({ locale: "en", timeZone: spoken });
});

it("pages of guests are in UTC, and in the language their browser asks for", async () => {
  sent.cookie = "";
  expect(await ask()).toMatchObject({ locale: "ru", timeZone: "UTC" });
});
