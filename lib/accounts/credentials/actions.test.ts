import { expect, it, vi } from "vitest";
import { aPerson, aSession, viewerOf } from "@/db/seed/factories";
import { newId } from "@/lib/core/ids";
import { sealSession } from "@/lib/platform/session";
import { changeUsernameAction } from "./actions";
import { getOwnAccount } from "./data";

const request = vi.hoisted(() => ({ cookie: "" }));
vi.mock("next/headers", () => ({ headers: () => Promise.resolve(new Headers({ cookie: request.cookie })) }));
vi.mock("next/cache", () => ({ refresh: () => undefined }));
vi.mock("next-intl/server", () => ({ getTranslations: () => Promise.resolve((key: string) => key) }));

it("asks for the password where it was given long ago, and comes back to the name that was typed", async () => {
  const me = await aPerson();
  const username = `jürgen-${newId().slice(-8)}`;
  const form = new FormData();
  form.set("username", username);
  request.cookie = await sealSession((await aSession(me, { authenticatedAt: new Date(Date.now() - 601_000) })).id);
  const digest = await changeUsernameAction({}, form).then(String, (error: unknown) => (error as { digest?: string }).digest ?? String(error));
  expect(digest.split(";")[2]).toBe(`/again?to=${encodeURIComponent(`/settings/account?username=${encodeURIComponent(username)}`)}`);
  expect((await getOwnAccount(viewerOf(me)))!.username).toBe(me.username);
  request.cookie = await sealSession((await aSession(me)).id);
  expect(await changeUsernameAction({}, form)).toEqual({ ok: true, data: undefined });
  expect((await getOwnAccount(viewerOf(me)))!.username).toBe(username);
});
