import { UploadQueue, type Choices } from "./queue";
import { browserStore, likeBefore, UploadMemory } from "./queue-memory";
import { answerTabs, askTabs } from "./queue-tabs";
import { watched } from "./queue-watch";
import { recallOf } from "./recall";
import { createSend } from "./send";

/** Milliseconds before the next try, by how many have failed. */
const PAUSES = [1_000, 2_000, 4_000, 8_000, 15_000];
const LONGEST_PAUSE = 30_000;
/** Where the machine itself says that it has no network, which may still be wrong about a server on this very machine. */
const OFFLINE_PAUSE = 120_000;
/** Milliseconds that changes are gathered for: a bar need not move more often, and hidden windows have no frames. */
const GATHER = 50;

type MembersQueue = { memberId: string; queue: UploadQueue; memory: UploadMemory };

let current: MembersQueue | null = null;

/** The queue of this member in this tab. Whoever signs in next starts with an empty one. */
export function queueOf(memberId: string, choices: Choices): MembersQueue {
  if (current?.memberId === memberId) return current;
  current?.queue.cancelAll();
  const memory = new UploadMemory(memberId, browserStore());
  const channel = new BroadcastChannel(`halation.upload.${memberId}`);
  const heldElsewhere = async (fingerprints: string[]): Promise<ReadonlySet<string>> => askTabs(channel, fingerprints);
  const queue: UploadQueue = new UploadQueue(choices, {
    memory,
    createSend: (file, input) => watched(createSend(file, input, recallOf(file, input, { memory, heldElsewhere }), memberId), file.size),
    pause,
    schedule: (notify) => void setTimeout(notify, GATHER),
  });
  answerTabs(channel, queue.holds);
  warnBeforeLeaving(queue);
  void memory.recall(heldElsewhere).then(() => chooseAgain(queue, choices, memory));
  current = { memberId, queue, memory };
  return current;
}

/** What broke off goes on with what had been chosen for it, so that is what the page shows chosen, unless people were quicker. */
function chooseAgain(queue: UploadQueue, initial: Choices, memory: UploadMemory): void {
  const [latest] = memory.interrupted().toSorted((a, b) => b.at - a.at);
  if (latest?.input && queue.choices() === initial && queue.entries().length === 0) queue.choose(likeBefore(initial, latest.input));
}

/**
 * Waits, spread out so that many browsers do not come back in one moment. The end of a network outage ends it early, as does whoever comes back to
 * look; while the machine knows that it has no network, hardly a try is wasted.
 */
function pause(failures: number, signal: AbortSignal): Promise<void> {
  const ms = navigator.onLine ? (PAUSES[failures - 1] ?? LONGEST_PAUSE) : OFFLINE_PAUSE;
  return new Promise((resolve) => {
    const done = (): void => {
      clearTimeout(timer);
      window.removeEventListener("online", done);
      document.removeEventListener("visibilitychange", look);
      signal.removeEventListener("abort", done);
      resolve();
    };
    const look = (): void => {
      if (document.visibilityState === "visible") done();
    };
    const timer = setTimeout(done, ms * (0.75 + Math.random() / 2));
    window.addEventListener("online", done);
    document.addEventListener("visibilitychange", look);
    signal.addEventListener("abort", done);
  });
}

/** Closing the tab ends uploads; moving about inside Halation does not. Nothing listens while nothing moves: browsers keep such a page less well. */
function warnBeforeLeaving(queue: UploadQueue): void {
  const warn = (event: BeforeUnloadEvent): void => event.preventDefault();
  let listening = false;
  queue.subscribe(() => {
    if (queue.moving() === listening) return;
    listening = !listening;
    if (listening) window.addEventListener("beforeunload", warn);
    else window.removeEventListener("beforeunload", warn);
  });
}
