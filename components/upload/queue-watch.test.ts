import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { answerTabs, askTabs, type Channel } from "./queue-tabs";
import { watched } from "./queue-watch";
import type { Attempt } from "./send";

const MINUTE = 60_000;

/** A try that ends only when it is told to. */
function aTry(size = 10) {
  let attempt: Attempt | undefined;
  const given = new AbortController();
  const send = watched((inner) => {
    attempt = inner;
    return new Promise((_, reject) => inner.signal.addEventListener("abort", () => reject(new Error("aborted"))));
  }, size);
  const ended = send({ signal: given.signal, onProgress: () => undefined }).catch((error: unknown) => error);
  return { ended, given, attempt: attempt! };
}

describe("a try that is watched", () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it("goes on as long as something moves", async () => {
    const { attempt } = aTry();
    for (let minute = 0; minute < 30; minute += 1) {
      attempt.onProgress(minute % 9);
      await vi.advanceTimersByTimeAsync(MINUTE);
    }
    expect(attempt.signal.aborted).toBe(false);
  });

  it("ends as a lost connection when nothing does, and the server has longer for its answer", async () => {
    const [stuck, complete] = [aTry(), aTry()];
    stuck.attempt.onProgress(5);
    complete.attempt.onProgress(10);
    await vi.advanceTimersByTimeAsync(3 * MINUTE);
    expect([stuck.attempt.signal.aborted, complete.attempt.signal.aborted]).toEqual([true, false]);
    expect(await stuck.ended).toMatchObject({ code: "offline", remedy: "again" });
    await vi.advanceTimersByTimeAsync(3 * MINUTE);
    expect(complete.attempt.signal.aborted).toBe(true);
  });

  it("ends soon after the laptop was opened again", async () => {
    const { attempt } = aTry();
    attempt.onProgress(5);
    // Timers stood still meanwhile.
    vi.setSystemTime(Date.now() + 8 * 60 * MINUTE);
    await vi.advanceTimersByTimeAsync(11_000);
    expect(attempt.signal.aborted).toBe(true);
  });

  it("is stopped from outside, and leaves no timer behind", async () => {
    const { attempt, given, ended } = aTry();
    given.abort();
    expect(attempt.signal.aborted).toBe(true);
    expect(await ended).toEqual(new Error("aborted"));
    expect(vi.getTimerCount()).toBe(0);
  });
});

/** Channels of one name, which hear each other and not themselves. */
function channels(count: number): Channel[] {
  const listeners = Array.from({ length: count }, () => new Set<(event: MessageEvent) => void>());
  return listeners.map((mine) => ({
    addEventListener: (_: string, listener: EventListenerOrEventListenerObject) => void mine.add(listener as (event: MessageEvent) => void),
    removeEventListener: (_: string, listener: EventListenerOrEventListenerObject) => void mine.delete(listener as (event: MessageEvent) => void),
    postMessage: (data: unknown) => {
      for (const others of listeners) if (others !== mine) for (const listener of others) listener(new MessageEvent("message", { data }));
    },
  }));
}

describe("two tabs", () => {
  it("tell each other what they are busy with", async () => {
    const [mine, others, idle] = channels(3);
    answerTabs(mine!, (fingerprint) => fingerprint === "mine");
    answerTabs(others!, (fingerprint) => fingerprint === "theirs");
    answerTabs(idle!, () => false);
    expect([...(await askTabs(mine!, ["mine", "theirs", "nobody's"], 1))]).toEqual(["theirs"]);
  });
});
