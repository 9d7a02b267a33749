import { describe, expect, it, vi } from "vitest";
import { UploadQueue } from "./queue";
import { UploadMemory } from "./queue-memory";
import type { Attempt } from "./send";
import { aStore, only, picture, pictures, settled, world } from "./testing";

describe("all files at once", () => {
  it("pause, and go on where each was", async () => {
    const { queue, tries, states } = world();
    queue.add(pictures(6));
    tries[2]!.onProgress(5);
    queue.pauseAll();
    expect(tries.map(({ signal }) => signal.aborted)).toEqual([true, true, true, true]);
    expect(states()).toEqual(Array.from({ length: 6 }, () => "paused"));
    expect([queue.busy(), queue.moving()]).toEqual([true, false]);
    queue.resumeAll();
    expect(tries).toHaveLength(8);
    expect(queue.entries()[2]!.state).toEqual({ is: "uploading", loaded: 5, trouble: false });
    expect(states().slice(4)).toEqual(["waiting", "waiting"]);
  });

  it("are cancelled without one beginning in the place of another; what has arrived stays", async () => {
    const { queue, tries, states } = world();
    queue.add(pictures(500));
    tries[0]!.done();
    await vi.waitUntil(() => tries.length === 5);
    queue.cancelAll();
    expect(states()).toEqual(["processing"]);
    await settled();
    expect(tries).toHaveLength(5);
    expect(tries.slice(1).every(({ signal }) => signal.aborted)).toBe(true);
  });

  it("are tried again, as far as that may help", async () => {
    const { queue, tries, states } = world();
    queue.add(pictures(3));
    tries[0]!.fail("full");
    tries[1]!.fail("signed-out");
    tries[2]!.fail("mismatch");
    await vi.waitUntil(() => states().every((is) => is === "failed"));
    queue.resumeAll();
    expect(states()).toEqual(["uploading", "uploading", "failed"]);
  });

  it("tell of a moment's progress once, and touch only what moved", () => {
    const due: (() => void)[] = [];
    const pass = () => due.splice(0).map((notify) => notify()).length;
    const tries: Attempt[] = [];
    const queue = new UploadQueue(
      { visibility: "public" },
      {
        createSend: () => async (attempt) => {
          tries.push(attempt);
          return new Promise(() => undefined);
        },
        pause: async () => Promise.resolve(),
        schedule: (notify) => void due.push(notify),
        memory: new UploadMemory("m1", null),
      },
    );
    let told = 0;
    queue.subscribe(() => (told += 1));
    queue.add(pictures(500));
    pass();
    const before = queue.entries();
    told = 0;
    for (let loaded = 1; loaded <= 25; loaded += 1) for (const { onProgress } of tries) onProgress(loaded / 100);
    expect(told).toBe(0);
    expect([tries.length, pass(), told]).toEqual([4, 1, 1]);
    expect(queue.entries().filter((entry, i) => entry !== before[i])).toHaveLength(4);
    expect(queue.entries()).toBe(queue.entries());
  });
});

describe("the same file chosen twice", () => {
  it("is sent once, and the page can say so", () => {
    const { queue, tries } = world();
    const [one, same] = [0, 0].map(() => picture("a.jpg", 7, 1_000));
    queue.add([one!, same!, picture("a.jpg", 8, 1_000), picture("a.jpg", 7, 2_000)]);
    expect([tries.length, queue.twice()]).toEqual([3, 1]);
    queue.add([picture("a.jpg", 7, 1_000), picture("b.jpg")]);
    expect([tries.length, queue.twice()]).toEqual([4, 1]);
    queue.add([picture("c.jpg")]);
    expect(queue.twice()).toBe(0);
  });

  it("goes on when it was paused, and takes the place of what had failed", async () => {
    const { queue, tries, states } = world();
    queue.add([picture("a.jpg", 7, 1_000), picture("b.jpg", 7, 1_000)]);
    queue.pause(only(queue).id);
    tries[1]!.fail("signed-out");
    await vi.waitUntil(() => states()[1] === "failed");
    const again = picture("b.jpg", 7, 1_000);
    queue.add([picture("a.jpg", 7, 1_000), again]);
    expect(states()).toEqual(["uploading", "uploading"]);
    expect(queue.entries()[1]!.file).toBe(again);
  });
});

describe("what outlives the page", () => {
  const file = () => picture("a.jpg", 7, 1_000);

  it("is what has not arrived, and what became of the rest", async () => {
    const { queue, memory, tries, states } = world();
    queue.add([file(), picture("b.jpg", 7, 1_000), picture("notes.txt", 7, 1_000, "text/plain")]);
    expect(memory.find(file())?.input).toEqual(tries[0]!.input);
    tries[0]!.done("p1");
    tries[1]!.fail("mismatch");
    await vi.waitUntil(() => !queue.busy());
    expect(states()).toEqual(["processing", "failed", "failed"]);
    expect(memory.find(file())).toMatchObject({ photoId: "p1" });
    expect(["b.jpg", "notes.txt"].map((name) => memory.find(picture(name, 7, 1_000)))).toEqual([null, null]);
    queue.settle("p1", { ready: false, code: "fault" });
    expect(memory.find(file())).toBeNull();
  });

  it("is nothing of what was cancelled, but all that merely left the list", async () => {
    const { queue, memory, tries } = world();
    queue.add([file(), picture("b.jpg", 7, 1_000)]);
    tries[0]!.done("p1", true);
    await vi.waitUntil(() => only(queue).state.is === "ready");
    queue.clear();
    queue.cancelAll();
    expect(memory.find(file())).toMatchObject({ photoId: "p1" });
    expect(memory.find(picture("b.jpg", 7, 1_000))).toBeNull();
  });

  it("keeps files of one batch together", () => {
    const store = aStore();
    const before = world(undefined, store);
    before.queue.add([file(), picture("b.jpg", 7, 1_000)]);
    const { uploadId } = before.tries[0]!.input;
    const after = world(undefined, store);
    after.queue.add([picture("b.jpg", 7, 1_000), picture("new.jpg")]);
    expect(after.tries.map(({ input }) => input.uploadId)).toEqual([uploadId, uploadId]);
    const otherwise = world({ visibility: "private" }, store);
    otherwise.queue.add([file()]);
    expect(otherwise.tries[0]!.input.uploadId).not.toBe(uploadId);
  });
});
