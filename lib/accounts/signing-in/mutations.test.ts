import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { db } from "@/db/client";
import { sessions } from "@/db/schema";
import { actorOf, aPerson, aSession, PASSWORD } from "@/db/seed/factories";
import { AppError } from "@/lib/core/errors";
import { liveSession } from "@/lib/platform/session";
import { demandRecent } from "../policy";
import { checkOwnPassword } from "./mutations";

/** What a refusal told the person: the key, and the field it stands beside. */
async function refusal(promise: Promise<unknown>): Promise<{ key: string; field: string | undefined }> {
  const error = await promise.then(
    () => null,
    (reason: unknown) => reason,
  );
  if (!(error instanceof AppError)) throw new Error("expected to be refused", { cause: error });
  return { key: error.say.key, field: error.field };
}

describe("giving the password again", () => {
  const longAgo = { authenticatedAt: new Date(Date.now() - 3_600_000) };

  it("makes this session recent for ten minutes, and no other", async () => {
    const me = await aPerson();
    const [here, there] = [await aSession(me, longAgo), await aSession(me, longAgo)];
    const before = (await liveSession(here.id))!;
    expect(() => demandRecent(before)).toThrow(AppError);
    await checkOwnPassword(before, PASSWORD);
    expect(() => demandRecent(actorOf(me, { recent: true }))).not.toThrow();
    expect(await liveSession(here.id)).toMatchObject({ recent: true });
    expect(await liveSession(there.id)).toMatchObject({ recent: false });
    await db
      .update(sessions)
      .set({ authenticatedAt: new Date(Date.now() - 10 * 60_000 - 1000) })
      .where(eq(sessions.id, here.id));
    expect(await liveSession(here.id)).toMatchObject({ recent: false });
  });

  it("refuses a wrong one beside the field, and any after ten of them, from whichever browser", async () => {
    const me = await aPerson();
    const [here, there] = [await aSession(me, longAgo), await aSession(me, longAgo)];
    const tries = await Promise.all(
      Array.from({ length: 12 }, (_, i) => refusal(checkOwnPassword(actorOf(me, { sessionId: i % 2 ? here.id : there.id }), "not the password"))),
    );
    expect(tries.filter(({ key, field }) => key === "accounts.again.wrong" && field === "password")).toHaveLength(10);
    expect((await refusal(checkOwnPassword(actorOf(me, { sessionId: here.id }), PASSWORD))).key).toBe("errors.too-many-until");
    expect(await liveSession(here.id)).toMatchObject({ recent: false });
  });

  it("is nobody else's to give", async () => {
    const [me, other] = [await aPerson(), await aPerson()];
    const theirs = await aSession(other, longAgo);
    await checkOwnPassword(actorOf(me, { sessionId: theirs.id }), PASSWORD);
    expect(await liveSession(theirs.id)).toMatchObject({ recent: false });
  });
});
