import { Agent, request } from "node:http";
import { text } from "node:stream/consumers";
import { setTimeout as pause } from "node:timers/promises";
import { Refusal } from "@/lib/core/refusal";
import { startCountingOf } from "../cost";

/** One address that answers with a page. `pid` is the process that it and all that works for it are below. */
export type Door = { url: string; cookie?: string; pid: number; says: RegExp };
/** In milliseconds; `wall` from the request to the last byte. */
export type Cost = { cpu: number; wall: number };

/** Milliseconds for what is done when the answer is on its way: it belongs to its cost. */
const AFTERMATH = 15;

const agent = new Agent({ keepAlive: true, maxSockets: 1 });

/**
 * Reads a page over a connection that stays open, uncompressed, as HTML.
 *
 * @throws Refusal when it is not the page that was asked for
 */
export async function read({ url, cookie, says }: Door): Promise<string> {
  const { status, body } = await new Promise<{ status: number; body: string }>((settle, fail) => {
    const headers = { accept: "text/html", "accept-encoding": "identity", ...(cookie && { cookie }) };
    request(url, { agent, headers }, (response) => {
      text(response).then((body) => settle({ status: response.statusCode ?? 0, body }), fail);
    })
      .once("error", fail)
      .end();
  });
  if (status !== 200 || !says.test(body) || !body.endsWith("</html>"))
    throw new Refusal(`${url} is not answered as expected (${status}): ${body.slice(0, 300)}`);
  return body;
}

/** The same, and what it costs whoever answers. */
export async function costOf(door: Door): Promise<Cost> {
  const [count, begun] = [startCountingOf(door.pid), performance.now()];
  await read(door);
  const wall = performance.now() - begun;
  await pause(AFTERMATH);
  return { cpu: count(), wall };
}
