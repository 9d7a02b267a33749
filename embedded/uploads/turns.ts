type Turn = { controller: AbortController; ended: Promise<void> };

// Two copies of this module may live in one process, one per bundle; they must agree on whose turn it is.
const holder = globalThis as typeof globalThis & { __halationUploadTurns?: Map<string, Turn> };
const turns = (holder.__halationUploadTurns ??= new Map<string, Turn>());

/**
 * Runs one writer per key. A newer one is right by definition (the older has lost its connection, or is the browser's own resend): it tells the
 * older to stop, waits until that has let go of the file, and goes on from what it finds.
 *
 * @param run is given the signal that tells it to stop
 */
export async function inTurn<T>(key: string, run: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const before = turns.get(key);
  const { promise: ended, resolve: end } = Promise.withResolvers<void>();
  const turn = { controller: new AbortController(), ended };
  turns.set(key, turn);
  try {
    before?.controller.abort();
    await before?.ended;
    return await run(turn.controller.signal);
  } finally {
    if (turns.get(key) === turn) turns.delete(key);
    end();
  }
}
