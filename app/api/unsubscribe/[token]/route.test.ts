import { eq } from "drizzle-orm";
import { expect, it } from "vitest";
import { db } from "@/db/client";
import { notificationPreferences } from "@/db/schema";
import { aPerson, type User } from "@/db/seed/factories";
import { linkToken } from "@/lib/core/derive";
import { GET, POST } from "./route";

async function click(token: string, body = "List-Unsubscribe=One-Click", headers: Record<string, string> = {}): Promise<number> {
  const all = { "content-type": "application/x-www-form-urlencoded", "content-length": String(body.length), ...headers };
  const request = new Request(`http://halation.test/api/unsubscribe/${token}`, { method: "POST", headers: all, body });
  return (await POST(request, { params: Promise.resolve({ token }) })).status;
}
const mailedBy = ({ id: userId }: User, mail: "at-once" | "daily") =>
  db.insert(notificationPreferences).values({ userId, kind: "like", page: true, push: false, mail });
const mailed = async ({ id }: User): Promise<string> =>
  (await db.select().from(notificationPreferences).where(eq(notificationPreferences.userId, id)))[0]!.mail;

it("ends the mails by what a mail program sends, signed in nowhere, and again", async () => {
  const me = await aPerson();
  await mailedBy(me, "at-once");
  const token = linkToken("unsubscribe", me.id);
  expect([await click(token), await mailed(me), await click(token)]).toEqual([200, "never", 200]);
});

it("changes nothing for what is no such click", async () => {
  const me = await aPerson();
  await mailedBy(me, "daily");
  const token = linkToken("unsubscribe", me.id);
  expect(await click(`${token}x`)).toBe(404);
  expect(await click(token, "List-Unsubscribe=Perhaps")).toBe(400);
  expect(await click(token, "{}", { "content-type": "application/json" })).toBe(400);
  expect(await click(token, "List-Unsubscribe=One-Click", { "content-length": "2000" })).toBe(413);
  const looked = await GET(new Request("http://halation.test/x"), { params: Promise.resolve({ token }) });
  expect([looked.status, looked.headers.get("location")]).toEqual([303, `http://halation.test/unsubscribe?token=${token}`]);
  expect(await mailed(me)).toBe("daily");
});
