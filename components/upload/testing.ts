import { vi } from "vitest";
import { newId } from "@/lib/core/ids";
import type { UploadInput } from "@/lib/media/schema";
import { problemOf } from "./problem";
import { UploadQueue, type Choices } from "./queue";
import { UploadMemory, type Store } from "./queue-memory";
import type { Attempt } from "./send";

/** A browser's store, without the browser. */
export function aStore(): Store & { keys: () => string[] } {
  const items = new Map<string, string>();
  return {
    getItem: (key) => items.get(key) ?? null,
    setItem: (key, value) => void items.set(key, value),
    removeItem: (key) => void items.delete(key),
    key: (index) => [...items.keys()][index] ?? null,
    get length() {
      return items.size;
    },
    keys: () => [...items.keys()],
  };
}

type Try = Attempt & { name: string; input: UploadInput; done: (photoId?: string, already?: boolean) => void; fail: (code: string | null) => void };

/** A queue whose tries end as the test says. */
export function world(choices: Choices = { visibility: "public" }, store = aStore()) {
  const memory = new UploadMemory("m1", store);
  const tries: Try[] = [];
  const pauses: number[] = [];
  const queue = new UploadQueue(choices, {
    createSend: (file, input) => (attempt) =>
      new Promise((resolve, reject) => {
        const done = (photoId = newId(), already = false) => resolve({ photoId, already });
        tries.push({ ...attempt, name: file.name, input: input(), done, fail: (code) => reject(problemOf(code)) });
      }),
    pause: async (failures) => {
      pauses.push(failures);
      return Promise.resolve();
    },
    schedule: (notify) => notify(),
    memory,
  });
  const states = () => queue.entries().map(({ state }) => state.is);
  return { queue, memory, tries, pauses, states };
}

/** A file that says it has so many bytes, and has none. */
export const picture = (name: string, size = 10, lastModified?: number, type = "image/jpeg") =>
  Object.defineProperty(new File([], name, { type, lastModified }), "size", { value: size });
/** Files of ten bytes, called `0.jpg`, `1.jpg` and so on. */
export const pictures = (count: number) => Array.from({ length: count }, (_, i) => picture(`${i}.jpg`));
/** Gives what waits for promises a moment to go on. */
export const settled = () => vi.waitFor(() => Promise.resolve());
/** The entry of a queue that holds one. */
export const only = (queue: UploadQueue) => queue.entries()[0]!;
