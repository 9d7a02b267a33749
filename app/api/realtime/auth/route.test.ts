import { describe, expect, it, vi } from "vitest";
import { aPerson } from "@/db/seed/factories";
import { signInForTest } from "@/db/seed/sign-in";
import { userChannel } from "@/lib/platform/realtime";
import { CHANNELS_PER_REQUEST } from "@/lib/platform/realtime/types";
import { POST } from "./route";

type Ask = { as?: string; origin?: string | null; body?: string; length?: string | null };

/** Asks as a browser with this cookie would. */
async function ask({ as = "", origin = "http://halation.test", body = question(), length = String(body.length) }: Ask): Promise<Response> {
  const headers = new Headers({ cookie: as });
  if (origin !== null) headers.set("origin", origin);
  if (length !== null) headers.set("content-length", length);
  return POST(new Request("http://halation.test/api/realtime/auth", { method: "POST", headers, body }));
}

const question = (...channels: string[]): string => JSON.stringify({ socketId: "123.456", channels });

async function aMember(): Promise<{ as: string; channel: string }> {
  const { id } = await aPerson();
  return { as: await signInForTest(id), channel: userChannel(id) };
}

describe("a socket's channels", () => {
  it("are signed for their member, on our own pages, and for nobody else", async () => {
    const [me, other] = [await aMember(), await aMember()];
    const body = question(me.channel);
    const granted = await ask({ as: me.as, body: question(me.channel, other.channel) });
    expect(granted.headers.get("cache-control")).toBe("no-store");
    expect(Object.keys(((await granted.json()) as { grants: object }).grants)).toEqual([me.channel]);
    expect((await ask({ as: me.as, body, origin: null })).status).toBe(200);

    for (const refused of [{}, { as: other.as }, { as: me.as, origin: "https://evil.example" }, { as: me.as, origin: "null" }]) {
      const { status, body: said } = await ask({ body, ...refused });
      expect([refused, status, said]).toEqual([refused, 403, null]);
    }
    vi.stubEnv("ALLOWED_ORIGINS", "http://192.168.7.7:3000");
    expect((await ask({ as: me.as, body, origin: "http://192.168.7.7:3000" })).status).toBe(200);
    vi.unstubAllEnvs();
  });

  it("are not asked for without end", async () => {
    const { as, channel } = await aMember();
    const body = question(channel);
    for (const length of [null, "", "many", String(32 * 1024 + 1)])
      expect([length, (await ask({ as, body, length })).status]).toEqual([length, length === "" ? 200 : 413]);
    const tooMany = question(...Array.from({ length: CHANNELS_PER_REQUEST + 1 }, () => channel));
    for (const odd of ["", "{", "null", question(), tooMany, question("a b"), JSON.stringify({ socketId: "1.2:x", channels: [channel] })])
      expect([odd, (await ask({ as, body: odd })).status]).toEqual([odd, 400]);
  });
});
