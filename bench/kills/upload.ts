import { request } from "node:http";
import { setTimeout as pause } from "node:timers/promises";
import type { Random } from "@/db/seed/scenes/random";
import { newId } from "@/lib/core/ids";
import type { UploadInput } from "@/lib/media/schema";
import type { Frame } from "./files";

/** What became of the tries. */
export type Tries = {
  /** Broken off, whenever. */
  failed: number;
  /** Went on in the middle of a file. */
  resumed: number;
  /** Had to begin with another address. */
  anew: number;
};

export type Sender = { url: string; cookie: string; random: Random; tries: Tries; stop: AbortSignal };

/** Pieces that a file is sent in, with pauses between them, so that kills fall into the middle of it. Milliseconds. */
const PIECES = 6;
const LONGEST_PAUSE = 60;
/** Milliseconds until another try. */
const AGAIN = [80, 300] as const;
/** Milliseconds without a word after which a connection counts as broken. */
const SILENCE = 30_000;

/** The address does not hold any more: another has to be asked for. */
class Spent extends Error {}
/** We are told no: another try would change nothing. */
class Refused extends Error {}

/**
 * Sends a file as a browser does, and again and again until it is acknowledged; answers the photo it became.
 *
 * @throws Refused when it may not be sent at all
 */
export async function upload(sender: Sender, frame: Frame): Promise<string> {
  let address: string | null = null;
  for (;;) {
    sender.stop.throwIfAborted();
    try {
      address ??= await announce(sender, frame);
      return await send(sender, address, frame);
    } catch (error) {
      if (error instanceof Refused) throw error;
      if (error instanceof Spent) address = null;
      sender.tries[error instanceof Spent ? "anew" : "failed"] += 1;
      await pause(sender.random.between(...AGAIN));
    }
  }
}

/** Asks for an address to send a file to. */
async function announce({ url, cookie, stop }: Sender, { name, bytes }: Frame): Promise<string> {
  const input: UploadInput = { uploadId: newId(), visibility: "public" };
  const response = await fetch(`${url}/api/uploadthing?actionType=upload&slug=photo`, {
    method: "POST",
    headers: { cookie, origin: url, "content-type": "application/json" },
    body: JSON.stringify({ input, files: [{ name, size: bytes.length, type: "image/jpeg" }] }),
    signal: AbortSignal.any([stop, AbortSignal.timeout(SILENCE)]),
  });
  const answer = (await response.json()) as [{ url: string }];
  if (!response.ok) throw new (response.status < 500 ? Refused : Error)(`no address: ${response.status} ${JSON.stringify(answer)}`);
  return answer[0].url;
}

/** Sends what has not arrived yet. */
async function send({ random, tries, stop }: Sender, address: string, { bytes }: Frame): Promise<string> {
  const asked = await fetch(address, { method: "HEAD", signal: AbortSignal.any([stop, AbortSignal.timeout(SILENCE)]) });
  if (asked.status === 403 || asked.status === 404) throw new Spent(`the ingest answered ${asked.status}`);
  const start = Number(asked.headers.get("x-ut-range-start") ?? 0);
  if (!asked.ok) throw new Error(`the ingest answered ${asked.status}`);
  if (start > 0) tries.resumed += 1;
  const answer = await put(address, bytes.subarray(start), start, random);
  const { serverData } = JSON.parse(answer) as { serverData: { photoId: string } };
  return serverData.photoId;
}

const BOUNDARY = "----halation-bench";
const HEAD = Buffer.from(`--${BOUNDARY}\r\nContent-Disposition: form-data; name="file"; filename="blob"\r\nContent-Type: application/octet-stream\r\n\r\n`);
const TAIL = Buffer.from(`\r\n--${BOUNDARY}--\r\n`);

/** One request, slowly; answers the body of a good answer. */
function put(address: string, content: Buffer, start: number, random: Random): Promise<string> {
  const body = Buffer.concat([HEAD, content, TAIL]);
  return new Promise((settle, fail) => {
    const headers = { "content-type": `multipart/form-data; boundary=${BOUNDARY}`, "content-length": body.length, range: `bytes=${start}-` };
    const sending = request(address, { method: "PUT", agent: false, headers, timeout: SILENCE });
    sending.on("timeout", () => sending.destroy(new Error("silence")));
    sending.on("error", fail);
    sending.on("response", (response) => {
      let text = "";
      response.setEncoding("utf8").on("data", (piece: string) => (text += piece));
      response.on("error", fail);
      response.on("end", () => (response.statusCode === 200 ? settle(text) : fail(new Error(`the ingest answered ${response.statusCode}: ${text}`))));
    });
    void slowly(body, random, (piece) => !sending.destroyed && sending.write(piece)).then(() => sending.end());
  });
}

async function slowly(body: Buffer, random: Random, write: (piece: Buffer) => unknown): Promise<void> {
  const size = Math.ceil(body.length / PIECES);
  for (let at = 0; at < body.length; at += size) {
    write(body.subarray(at, at + size));
    await pause(random.between(0, LONGEST_PAUSE));
  }
}
