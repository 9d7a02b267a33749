import { UploadProblem } from "./problem";
import type { Send } from "./send";

/** How long nothing may move before a connection counts as dead, in milliseconds: slow lines take their time over what was handed to them. */
const QUIET_MS = 120_000;
/** The same while the server looks at a complete file. */
const ANSWER_MS = 300_000;
const LOOK_EVERY_MS = 10_000;

/**
 * Ends a try of which nothing is heard any more. A connection that died while the laptop was closed can go on pretending for a quarter of an
 * hour; timers stand still meanwhile, so what counts is the clock.
 */
export const watched =
  (send: Send, size: number): Send =>
  async ({ signal, onProgress }) => {
    const own = new AbortController();
    const stop = (): void => own.abort();
    let heard = Date.now();
    let complete = false;
    const timer = setInterval(() => {
      if (Date.now() - heard > (complete ? ANSWER_MS : QUIET_MS)) stop();
    }, LOOK_EVERY_MS);
    signal.addEventListener("abort", stop);
    if (signal.aborted) stop();
    try {
      return await send({
        signal: own.signal,
        onProgress: (loaded) => {
          heard = Date.now();
          complete = loaded >= size;
          onProgress(loaded);
        },
      });
    } catch (error) {
      throw own.signal.aborted && !signal.aborted ? new UploadProblem("offline", "again") : error;
    } finally {
      clearInterval(timer);
      signal.removeEventListener("abort", stop);
    }
  };
