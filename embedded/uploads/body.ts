import { IngestRefusal } from "./refusal";

/** A browser reads an answer reliably only when it could send on for a while; beyond this we hang up. */
const DRAIN_BYTES = 32 * 1024 * 1024;

/**
 * A request's body, read piece by piece. Reading ends when a newer request takes over, and when nothing comes for a while: Node's own limit on
 * the duration of a request has to be off for uploads, so this is what a sender who has gone away runs into.
 */
export class Body implements AsyncIterable<Uint8Array> {
  readonly #reader: ReadableStreamDefaultReader<Uint8Array> | undefined;
  readonly #interrupted = Promise.withResolvers<never>();

  /** @param idleMs how long to wait for the next piece, in milliseconds */
  constructor(
    stream: ReadableStream<Uint8Array> | null,
    private readonly idleMs: number,
  ) {
    this.#reader = stream?.getReader();
    this.#interrupted.promise.catch(() => undefined);
  }

  /** Makes reading fail with `superseded` once the signal fires. */
  yieldTo(signal: AbortSignal): void {
    const interrupt = () => this.#interrupted.reject(new IngestRefusal("superseded"));
    if (signal.aborted) interrupt();
    else signal.addEventListener("abort", interrupt, { once: true });
  }

  [Symbol.asyncIterator](): AsyncIterator<Uint8Array> {
    return { next: () => this.#next() };
  }

  async #next(): Promise<IteratorResult<Uint8Array>> {
    if (!this.#reader) return { done: true, value: undefined };
    const timer = setTimeout(() => this.#interrupted.reject(new IngestRefusal("idle")), this.idleMs);
    try {
      return (await Promise.race([this.#read(this.#reader), this.#interrupted.promise])) as IteratorResult<Uint8Array>;
    } finally {
      clearTimeout(timer);
    }
  }

  async #read(reader: ReadableStreamDefaultReader<Uint8Array>): Promise<ReadableStreamReadResult<Uint8Array>> {
    try {
      return await reader.read();
    } catch (cause) {
      throw new IngestRefusal("cut", { cause });
    }
  }

  /** Lets the sender go on for a while, so that it gets to see our answer, then hangs up. */
  async drain(): Promise<void> {
    try {
      let bytes = 0;
      for await (const piece of this) {
        bytes += piece.length;
        if (bytes > DRAIN_BYTES) break;
      }
    } catch {
      // Whoever has gone away needs no answer.
    }
    this.close();
  }

  close(): void {
    this.#reader?.cancel().catch(() => undefined);
  }
}
