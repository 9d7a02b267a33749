import { encode } from "next-auth/jwt";
import { afterEach, beforeEach, vi } from "vitest";
import * as z from "zod/mini";
import { Connection, type LiveState } from "@/components/realtime/connection";
import { db } from "@/db/client";
import { sessions } from "@/db/schema";
import type { User } from "@/db/seed/factories";
import { APP, TestServer } from "@/embedded/realtime/testing";
import { required } from "@/lib/core/env";
import { newId } from "@/lib/core/ids";
import { defineEvent, realtimeConfig, userChannel } from "@/lib/platform/realtime";
import { sessionCookieName } from "@/lib/platform/session";
import { POST } from "@/app/api/realtime/auth/route";

/** Something that one member hears. */
export const noted = defineEvent({ name: "test.noted", channel: userChannel, payload: z.object({ text: z.string() }) });

const pages: Page[] = [];

/** The realtime server of a test, and another on the same ports if it is to come back. */
export const realtime = {} as { server: TestServer; restart: () => Promise<void> };

beforeEach(async () => {
  const server = await TestServer.start();
  const { port, apiPort } = server;
  Object.assign(realtime, { server, restart: async () => (realtime.server = await TestServer.start({}, { port, apiPort })) });
  vi.stubEnv("PUSHER_APP_ID", APP.appId);
  vi.stubEnv("PUSHER_KEY", APP.key);
  vi.stubEnv("PUSHER_SECRET", APP.secret);
  vi.stubEnv("REALTIME_API_PORT", String(server.apiPort));
  vi.stubGlobal("window", { location: { hostname: "127.0.0.1", port: String(server.port), protocol: "http:" } });
  // Spreads nothing over time.
  vi.spyOn(Math, "random").mockReturnValue(0);
});

afterEach(async () => {
  for (const page of pages.splice(0)) page.connection.close();
  await realtime.server.end();
  vi.unstubAllEnvs();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

/** One browser of a member: its cookie, its connection and what it asked and heard. */
export class Page {
  readonly connection = new Connection(realtimeConfig());
  readonly asked: string[][] = [];
  readonly heard: unknown[] = [];
  #wake = (): void => undefined;

  constructor(
    private readonly cookie: string,
    readonly sessionId: string,
  ) {
    pages.push(this);
    this.connection.watch(() => this.#wake());
  }

  /** What the page's `fetch` does. */
  answer = async (url: string, init: { body: string }): Promise<Response> => {
    this.asked.push((JSON.parse(init.body) as { channels: string[] }).channels);
    const headers = { cookie: this.cookie, "content-length": String(init.body.length) };
    return POST(new Request(`http://halation.test${url}`, { ...init, method: "POST", headers }));
  };

  listen(channel: string, event = noted.name): () => void {
    const note = (what: unknown): void => {
      this.heard.push(what);
      this.#wake();
    };
    return this.connection.listen(channel, { event, onEvent: note, onSubscribed: (again) => note(again ? "again" : "first") });
  }

  async until(holds: () => boolean): Promise<void> {
    while (!holds()) await new Promise<void>((resolve) => (this.#wake = resolve));
  }

  hears = (count: number): Promise<void> => this.until(() => this.heard.length >= count);
  becomes = (state: LiveState): Promise<void> => this.until(() => this.connection.state() === state);
}

/** The modules under test know one `fetch`: whose it is shows in the socket it asks for. */
const fetched = async (url: string, init: { body: string }): Promise<Response> => {
  const { socketId } = JSON.parse(init.body) as { socketId: string };
  return pages.find(({ connection }) => connection.socketId() === socketId)!.answer(url, init);
};

export async function openPage(user: User): Promise<Page> {
  const sessionId = newId();
  await db.insert(sessions).values({ id: sessionId, userId: user.id, expiresAt: new Date(Date.now() + 60_000) });
  const token = await encode({ token: { sessionId }, secret: required("AUTH_SECRET"), salt: sessionCookieName() });
  vi.stubGlobal("fetch", fetched);
  return new Page(`${sessionCookieName()}=${token}`, sessionId);
}
