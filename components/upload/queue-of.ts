import { UploadQueue, type Choices } from "./queue";
import { createSend } from "./send";

/** Milliseconds before the next try, by how many have failed. */
const PAUSES = [1_000, 2_000, 4_000, 8_000];
const LONGEST_PAUSE = 10_000;

let current: { memberId: string; queue: UploadQueue } | null = null;

/** The queue of this member in this tab. Whoever signs in next starts with an empty one. */
export function queueOf(memberId: string, choices: Choices): UploadQueue {
  if (current?.memberId === memberId) return current.queue;
  for (const { id } of current?.queue.entries() ?? []) current?.queue.remove(id);
  const queue = new UploadQueue(choices, { createSend, pause, schedule: (notify) => void setTimeout(notify, 50) });
  current = { memberId, queue };
  warnBeforeLeaving(queue);
  return queue;
}

/** Waits, spread out so that many browsers do not come back in one moment; the end of a network outage ends it early. */
function pause(failures: number, signal: AbortSignal): Promise<void> {
  const ms = (PAUSES[failures - 1] ?? LONGEST_PAUSE) * (0.75 + Math.random() / 2);
  return new Promise((resolve) => {
    const done = (): void => {
      clearTimeout(timer);
      window.removeEventListener("online", done);
      signal.removeEventListener("abort", done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    window.addEventListener("online", done);
    signal.addEventListener("abort", done);
  });
}

/** Closing the tab ends uploads; moving about inside Halation does not. */
function warnBeforeLeaving(queue: UploadQueue): void {
  window.addEventListener("beforeunload", (event) => {
    if (current?.queue === queue && queue.busy()) event.preventDefault();
  });
}
