import { createDecipheriv, createECDH, hkdfSync, randomBytes } from "node:crypto";
import { createServer, type IncomingHttpHeaders } from "node:http";

/** A browser as a push service and we know it: it alone can read what is sent to it. */
export class TestBrowser {
  readonly #pair = createECDH("prime256v1");
  readonly #auth: Buffer;

  constructor(keys: { privateKey?: string; auth?: string } = {}) {
    if (keys.privateKey) this.#pair.setPrivateKey(keys.privateKey, "base64url");
    else this.#pair.generateKeys();
    this.#auth = keys.auth ? Buffer.from(keys.auth, "base64url") : randomBytes(16);
  }

  get keys(): { p256dh: string; auth: string } {
    return { p256dh: this.#pair.getPublicKey("base64url"), auth: this.#auth.toString("base64url") };
  }

  /** Reads a message as RFC 8291 has browsers do, written apart from what writes it. */
  read(body: Buffer): string {
    const [salt, idLength] = [body.subarray(0, 16), body.readUInt8(20)];
    const senderPublic = body.subarray(21, 21 + idLength);
    const record = body.subarray(21 + idLength);
    const derive = (secret: Buffer, by: Buffer, info: (string | Buffer)[], length: number) =>
      Buffer.from(hkdfSync("sha256", secret, by, Buffer.concat(info.map((part) => Buffer.from(part as string))), length));
    const shared = derive(this.#pair.computeSecret(senderPublic), this.#auth, ["WebPush: info\0", this.#pair.getPublicKey(), senderPublic], 32);
    const key = derive(shared, salt, ["Content-Encoding: aes128gcm\0"], 16);
    const decipher = createDecipheriv("aes-128-gcm", key, derive(shared, salt, ["Content-Encoding: nonce\0"], 12)).setAuthTag(record.subarray(-16));
    const padded = Buffer.concat([decipher.update(record.subarray(0, -16)), decipher.final()]);
    const end = padded.lastIndexOf(2);
    if (padded.subarray(end + 1).some((byte) => byte !== 0)) throw new Error("the padding is none");
    return padded.subarray(0, end).toString("utf8");
  }
}

type Received = { path: string; headers: IncomingHttpHeaders; body: Buffer };

/** A push service on this machine, for as long as `run` takes. It notes what it is sent, and answers with the status that `answer` gives for the path, else 201. */
export async function withPushService<T>(
  run: (service: { host: string; origin: string; received: Received[]; answer: Map<string, number> }) => Promise<T>,
): Promise<T> {
  const received: Received[] = [];
  const answer = new Map<string, number>();
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const path = request.url ?? "";
      received.push({ path, headers: request.headers, body: Buffer.concat(chunks) });
      response.writeHead(answer.get(path) ?? 201, { location: "http://127.0.0.1:1/elsewhere" }).end("ignored");
    });
  });
  await new Promise<void>((settle) => server.listen(0, "127.0.0.1", settle));
  const host = `127.0.0.1:${(server.address() as { port: number }).port}`;
  const before = process.env.PUSH_HOSTS;
  process.env.PUSH_HOSTS = host;
  try {
    return await run({ host, origin: `http://${host}`, received, answer });
  } finally {
    if (before === undefined) delete process.env.PUSH_HOSTS;
    else process.env.PUSH_HOSTS = before;
    server.closeAllConnections();
    await new Promise((settle) => server.close(settle));
  }
}
