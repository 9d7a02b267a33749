import { setTimeout as pause } from "node:timers/promises";
import { WebSocket } from "ws";
import type { Random } from "@/db/seed/scenes/random";
import type { Faults } from "./faults";

/** What nobody types who means well. */
export const NASTY = [
  "'; drop table photos; --",
  "<img src=x onerror=alert(1)>",
  "\u202Egnp.exe",
  "%00",
  "../../../../etc/passwd",
  "{{7*7}}${7*7}",
  "\r\nSet-Cookie: a=b",
  "-1",
  "1e999",
  "NaN",
  "🦊".repeat(60),
  "a".repeat(5000),
  "null",
  "[object Object]",
  "Ünïcödé фотография 写真",
] as const;

const PATHS = ["/", "/search", "/explore", "/compare", "/cameras", "/lenses", "/people", "/notifications", "/statistics", "/t/fog", "/u/nobody", "/p/nothing"];
const PLACES = [
  "/api/health",
  "/api/realtime/auth",
  "/api/realtime/webhook",
  "/api/uploadthing",
  "/api/ingest/x",
  "/f/x/y",
  "/api/push",
  "/api/captcha",
  "/_next/x",
];
const NAMES = ["q", "camera", "iso", "sort", "after", "page", "owner", "tag", "to", "token", "period", "by", "show"];

/** Asks for addresses that nobody links to, in ways that no page does; answers how often. */
export async function fuzz(url: string, faults: Faults, random: Random, over: AbortSignal): Promise<number> {
  let count = 0;
  for (; !over.aborted; count += 1) {
    const query = Array.from({ length: random.int(0, 4) }, () => `${random.pick(NAMES)}=${encodeURIComponent(random.pick(NASTY))}`).join("&");
    const path = `${random.pick(random.chance(0.6) ? PATHS : PLACES)}${random.chance(0.2) ? `/${encodeURIComponent(random.pick(NASTY).slice(0, 200))}` : ""}?${query}`;
    const method = random.chance(0.8) ? "GET" : random.pick(["POST", "PUT", "DELETE", "PATCH", "HEAD", "OPTIONS"]);
    const body = ["GET", "HEAD"].includes(method) ? undefined : random.pick(NASTY);
    const begun = Date.now();
    try {
      const response = await fetch(`${url}${path}`, { method, body, redirect: "manual", signal: AbortSignal.timeout(30_000) });
      if (response.status >= 500) faults.add(`${method} ${response.status}`, path.split("?")[0], begun);
      await response.arrayBuffer();
    } catch (error) {
      faults.add(`${method} ${String(error)}`, path.split("?")[0], begun);
    }
    await pause(random.between(100, 600));
  }
  return count;
}

/** Says nonsense on sockets; answers how many it opened. */
export async function gabble(url: string, faults: Faults, random: Random, over: AbortSignal): Promise<number> {
  let count = 0;
  for (; !over.aborted; count += 1) {
    const socket = new WebSocket(`${url.replace("http", "ws")}/realtime/app/${random.pick(["x", "halation", "%00"])}?protocol=${random.pick(["7", "1", "x"])}`);
    socket.on("error", () => undefined);
    socket.on("open", () => {
      for (let n = random.int(1, 20); n > 0; n -= 1)
        socket.send(
          random.chance(0.5)
            ? random.pick(NASTY)
            : JSON.stringify({ event: random.pick(["pusher:subscribe", "pusher:ping", "client-x", ""]), data: random.pick(NASTY) }),
        );
    });
    await pause(random.between(500, 3000));
    socket.terminate();
  }
  if (count === 0) faults.always("no socket was ever tried");
  return count;
}
