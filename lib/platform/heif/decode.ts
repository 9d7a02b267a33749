import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";

/** Pixels as they are to be seen, row by row, three or four bytes each. */
export type Pixels = { width: number; height: number; channels: 3 | 4; data: Buffer };

/** Why a picture could not be had. `lost`: something outside ended the decoder, so trying again may help. */
export type HeifFailure = "damaged" | "too-many-pixels" | "lost";

/** A HEIC picture could not be decoded, and why. */
export class HeifError extends Error {
  override readonly name = "HeifError";

  constructor(readonly reason: HeifFailure) {
    super(`the HEIC decoder ended: ${reason}`);
  }
}

/** Read when it runs, like texts are: a bundle would not hold the decoder's WebAssembly. */
const PROGRAM = join(process.cwd(), "lib/platform/heif/decoder.mjs");
/** What a picture may take of the decoder's memory: some to begin with, and for each pixel what the planes, the colours and a copy come to. */
const MEMORY = 192 * 2 ** 20;
const MEMORY_PER_PIXEL = 14;
/** A good phone picture takes four seconds of a slow processor; after this the decoder is led astray. */
const PATIENCE_MS = 120_000;
const HEADER_BYTES = 12;
const DAMAGED = 65;
const TOO_LARGE = 66;

type Limits = {
  /** Pixels that the header promises, and that may come. */
  pixels: number;
  patienceMs?: number;
  /** Bytes of the decoder's memory. */
  memory?: number;
};

/**
 * Decodes a HEIC picture in a process of its own, which has no files, no network and no environment of ours, and is killed when it takes too long.
 *
 * @throws HeifError
 */
export async function decodeHeif(file: Buffer, { pixels, patienceMs = PATIENCE_MS, memory = MEMORY + pixels * MEMORY_PER_PIXEL }: Limits): Promise<Pixels> {
  const folder = join(process.cwd(), "node_modules/libheif-js");
  const sandbox = ["--permission", `--allow-fs-read=${PROGRAM}`, `--allow-fs-read=${folder}/*`, `--allow-fs-read=${join(process.cwd(), "package.json")}`];
  const child = spawn(process.execPath, [...sandbox, "--max-old-space-size=512", "--no-warnings", PROGRAM, String(memory)], {
    env: { NODE_ENV: "production" },
    stdio: ["pipe", "pipe", "ignore"],
    timeout: patienceMs,
    killSignal: "SIGKILL",
  });
  // It may end before it has read all; how it ended says more than that.
  child.stdin.on("error", () => undefined);
  child.stdin.end(file);
  const closed = once(child, "close") as Promise<[code: number | null, signal: string | null]>;
  try {
    const received = await receive(child.stdout, pixels);
    const [code, signal] = await closed;
    if (code !== 0 || !received) throw new HeifError(reasonOf(code, signal, child.killed));
    return received;
  } finally {
    child.kill("SIGKILL");
    await closed.catch(() => undefined);
  }
}

function reasonOf(code: number | null, signal: string | null, byUs: boolean): HeifFailure {
  if (code === TOO_LARGE) return "too-many-pixels";
  // Whatever else a decoder ends with by itself, it does over its input; only a signal that is not ours came from elsewhere.
  return code === DAMAGED || code !== null || byUs || signal === "SIGSEGV" || signal === "SIGABRT" || signal === "SIGTRAP" ? "damaged" : "lost";
}

/** Puts the pixels together as they come, into memory taken once; null when not all came, or more than were promised. */
async function receive(stream: AsyncIterable<Buffer>, most: number): Promise<Pixels | null> {
  const header = Buffer.alloc(HEADER_BYTES);
  let data = Buffer.alloc(0);
  let received = 0;
  for await (const piece of stream) {
    const begun = Math.min(Math.max(0, HEADER_BYTES - received), piece.length);
    piece.copy(header, received, 0, begun);
    if (received < HEADER_BYTES && received + begun === HEADER_BYTES) {
      const [width, height, channels] = [header.readUInt32LE(0), header.readUInt32LE(4), header.readUInt32LE(8)];
      if (width * height === 0 || width * height > most || (channels !== 3 && channels !== 4)) return null;
      data = Buffer.allocUnsafe(width * height * channels);
    }
    if (received + begun >= HEADER_BYTES) piece.copy(data, received + begun - HEADER_BYTES, begun);
    received += piece.length;
  }
  const [width, height, channels] = [header.readUInt32LE(0), header.readUInt32LE(4), header.readUInt32LE(8) as 3 | 4];
  return received >= HEADER_BYTES && received === HEADER_BYTES + data.length ? { width, height, channels, data } : null;
}
