import { beforeEach, expect, it, vi } from "vitest";
import { db } from "@/db/client";
import { instance } from "@/db/schema";
import { actorOf, aPerson, type User } from "@/db/seed/factories";
import { signInForTest } from "@/db/seed/sign-in";
import { changeUsername } from "@/lib/accounts/credentials/username/mutations";
import { newId } from "@/lib/core/ids";
import { loadProfile } from "./loaders";

const request = vi.hoisted(() => ({ cookie: "" }));
vi.mock("next/headers", () => ({ headers: () => Promise.resolve(new Headers({ cookie: request.cookie })) }));

beforeEach(async () => {
  request.cookie = await signInForTest((await aPerson()).id);
});

/** Where a loader leads, and with which status; or why it does not answer. */
const led = async (promise: Promise<unknown>): Promise<string | undefined> =>
  promise.then(
    () => undefined,
    (error: unknown) => {
      const [kind, , path, status] = ((error as { digest?: string }).digest ?? "").split(";");
      return kind === "NEXT_REDIRECT" ? `${status} ${path}` : kind;
    },
  );

async function renamed(columns: Parameters<typeof aPerson>[0] = {}): Promise<{ before: User; name: string }> {
  const before = await aPerson(columns);
  const name = `jürgen-${newId().slice(-8)}`;
  await changeUsername(actorOf(before), name, { userAgent: "", address: "" });
  return { before, name };
}

it("leads from a name that was given up to the one that followed, whatever stands below", async () => {
  const { before, name } = await renamed();
  const now = encodeURIComponent(name);
  expect(await led(loadProfile(before.username))).toBe(`308 /u/${now}`);
  expect(await led(loadProfile(before.username.toUpperCase()))).toBe(`308 /u/${now}`);
  expect(await led(loadProfile(before.username, "/albums/2026"))).toBe(`308 /u/${now}/albums/2026`);
  expect(await led(loadProfile(name))).toBeUndefined();
  expect(await led(loadProfile(name.toUpperCase(), "/albums"))).toBe(`308 /u/${now}/albums`);
});

it("does not tell what became of someone who is not to be seen", async () => {
  const { before } = await renamed({ suspendedAt: new Date() });
  expect(await led(loadProfile(before.username))).toBe("NEXT_HTTP_ERROR_FALLBACK");
  expect(await led(loadProfile(`nobody-${newId()}`))).toBe("NEXT_HTTP_ERROR_FALLBACK");
  request.cookie = "";
  await db.update(instance).set({ guestsMayLook: false });
  const { before: other } = await renamed();
  expect(await led(loadProfile(other.username))).toBe(`307 /sign-in?to=${encodeURIComponent(`/u/${other.username}`)}`);
});
