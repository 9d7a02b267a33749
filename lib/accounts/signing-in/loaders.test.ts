import { beforeEach, expect, it, vi } from "vitest";
import { aPerson, aSession } from "@/db/seed/factories";
import { sealSession } from "@/lib/platform/session";
import { requireRecent } from "./loaders";

const request = vi.hoisted(() => ({ cookie: "" }));
vi.mock("next/headers", () => ({ headers: () => Promise.resolve(new Headers({ cookie: request.cookie })) }));
vi.mock("next-intl/server", () => ({}));

beforeEach(() => {
  request.cookie = "";
});

/** Where a loader leads instead of answering. */
const led = async (promise: Promise<unknown>): Promise<string | undefined> =>
  promise.then(
    () => undefined,
    (error: unknown) => (error as { digest?: string }).digest?.split(";")[2],
  );

it("lets through whoever gave the password of late, and asks others for it first", async () => {
  const me = await aPerson();
  expect(await led(requireRecent("/settings/data?a=b"))).toBe("/sign-in?to=%2Fsettings%2Fdata%3Fa%3Db");
  request.cookie = await sealSession((await aSession(me)).id);
  expect(await requireRecent("/settings/data")).toMatchObject({ id: me.id });
  request.cookie = await sealSession((await aSession(me, { authenticatedAt: new Date(Date.now() - 601_000) })).id);
  expect(await led(requireRecent("/settings/data?a=b"))).toBe("/again?to=%2Fsettings%2Fdata%3Fa%3Db");
});
