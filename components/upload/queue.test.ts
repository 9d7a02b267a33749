import { describe, expect, it, vi } from "vitest";
import { MAX_BYTES } from "@/lib/media/policy";
import { inOrder, typed } from "./files";
import { summarise } from "./summary";
import { only, picture, pictures, settled, world } from "./testing";

describe("the upload queue", () => {
  it("sends four at a time, in order", async () => {
    const { queue, tries, states } = world();
    queue.add(pictures(6));
    expect(tries.map(({ name }) => name)).toEqual(["0.jpg", "1.jpg", "2.jpg", "3.jpg"]);
    tries[1]!.done("p1");
    await vi.waitUntil(() => tries.length === 5);
    expect(states()).toEqual(["uploading", "processing", "uploading", "uploading", "uploading", "waiting"]);
    expect(queue.processing()).toEqual(["p1"]);
    queue.settle("p1", { ready: true });
    expect(states()[1]).toBe("ready");
  });

  it("knows at once what was there before", async () => {
    const { queue, tries, states } = world();
    queue.add(pictures(1));
    tries[0]!.done("p1", true);
    await vi.waitUntil(() => states()[0] === "ready");
    expect(queue.processing()).toEqual([]);
    expect(queue.entries()[0]!.state).toEqual({ is: "ready", photoId: "p1", already: true });
  });

  it("refuses at once what can only be refused", () => {
    const { queue, tries } = world();
    queue.add([
      new File(["x"], "notes.txt", { type: "text/plain" }),
      picture("big.jpg", MAX_BYTES + 1),
      picture("empty.jpg", 0),
      new File(["x"], "IMG_1.CRW", { type: "" }),
      new File(["x"], "a.avif", { type: "" }),
      new File(["x"], "IMG_1.DNG", { type: "image/tiff" }),
    ]);
    expect(queue.entries().map(({ state }) => (state.is === "failed" ? [state.code, state.again] : state.is))).toEqual([
      ["type", false],
      ["size", false],
      ["empty", false],
      ["raw", false],
      "uploading",
      "uploading",
    ]);
    expect(tries).toHaveLength(2);
  });

  it("goes on by itself when the connection or the server was away", async () => {
    const { queue, tries, pauses } = world();
    queue.add(pictures(1));
    tries[0]!.onProgress(4);
    tries[0]!.fail(null);
    await vi.waitUntil(() => tries.length === 2);
    expect(only(queue).state).toEqual({ is: "uploading", loaded: 4, trouble: true });
    expect(summarise(queue.entries())).toMatchObject({ trouble: true, progress: 0.4 });
    tries[1]!.fail("unavailable");
    await vi.waitUntil(() => tries.length === 3);
    expect(pauses).toEqual([1, 2]);
    tries[2]!.onProgress(8);
    expect(only(queue).state).toEqual({ is: "uploading", loaded: 8, trouble: false });
    tries[2]!.fail("expired");
    await vi.waitUntil(() => tries.length === 4);
    expect(pauses).toEqual([1, 2, 1]);
    tries[3]!.done();
    await vi.waitUntil(() => only(queue).state.is === "processing");
  });

  it("asks the person after long enough", async () => {
    const { queue, tries } = world();
    queue.add(pictures(1));
    for (let i = 1; i <= 61; i += 1) {
      await vi.waitUntil(() => tries.length === i, { interval: 1 });
      tries[i - 1]!.fail(null);
    }
    await vi.waitUntil(() => only(queue).state.is === "failed");
    expect(only(queue).state).toMatchObject({ code: "offline", again: true });
    queue.resumeAll();
    expect(tries).toHaveLength(62);
  });

  it("takes a refusal for an answer", async () => {
    const { queue, tries } = world();
    queue.add(pictures(2));
    tries[0]!.fail("mismatch");
    tries[1]!.fail("signed-out");
    await vi.waitUntil(() => queue.entries().every(({ state }) => state.is === "failed"));
    expect(queue.entries().map(({ state }) => state)).toMatchObject([
      { code: "mismatch", again: false },
      { code: "signed-out", again: true },
    ]);
    queue.clear();
    expect(queue.entries()).toHaveLength(1);
  });

  it("pauses, goes on, and forgets what is cancelled", async () => {
    const { queue, tries, states } = world();
    queue.add(pictures(1));
    const { id } = only(queue);
    tries[0]!.onProgress(7);
    queue.pause(id);
    expect(tries[0]!.signal.aborted).toBe(true);
    expect(only(queue).state).toEqual({ is: "paused", loaded: 7 });
    tries[0]!.fail(null);
    await settled();
    expect(states()).toEqual(["paused"]);
    expect(queue.busy()).toBe(true);
    queue.resume(id);
    expect(tries).toHaveLength(2);
    queue.remove(id);
    expect(tries[1]!.signal.aborted).toBe(true);
    tries[1]!.done();
    await settled();
    expect(queue.entries()).toEqual([]);
    expect(queue.busy()).toBe(false);
  });

  it("keeps what was chosen when a file began, and lets the rest follow", async () => {
    const { queue, tries } = world();
    queue.add(pictures(5));
    queue.choose({ visibility: "private" });
    tries[0]!.fail(null);
    tries[1]!.done();
    await vi.waitUntil(() => tries.length === 6);
    const [first, later] = [tries.filter(({ name }) => name === "0.jpg"), tries.find(({ name }) => name === "4.jpg")!];
    expect(first.map(({ input }) => input)).toEqual([first[0]!.input, first[0]!.input]);
    expect(first[0]!.input).toMatchObject({ visibility: "public" });
    expect(later.input).toMatchObject({ visibility: "private" });
    expect(later.input.uploadId).not.toBe(first[0]!.input.uploadId);
  });

  it("puts files that are dropped while others are under way with those, and later ones apart", async () => {
    const { queue, tries } = world();
    queue.add([picture("a.jpg")]);
    queue.add([picture("b.jpg")]);
    expect(tries[1]!.input.uploadId).toBe(tries[0]!.input.uploadId);
    tries[0]!.done();
    tries[1]!.done();
    await vi.waitUntil(() => !queue.busy());
    queue.add([picture("c.jpg")]);
    expect(tries[2]!.input.uploadId).not.toBe(tries[0]!.input.uploadId);
  });
});

describe("a folder's files", () => {
  const at = (path: string) => Object.defineProperty(new File([], path.split("/").at(-1)!), "webkitRelativePath", { value: path });

  it("come folder by folder, as a camera counts, without what systems put there", () => {
    const paths = [
      "card/DCIM/101/DSC_10.jpg",
      "card/DCIM/101/DSC_2.jpg",
      "card/DCIM/100/DSC_99.jpg",
      "card/.DS_Store",
      "card/DCIM/100/._DSC_99.jpg",
      "card/__MACOSX/DCIM/DSC_2.jpg",
      "card/DCIM/@eaDir/DSC_2.jpg/SYNO_THUMB.jpg",
      "card/.thumbnails/DSC_2.jpg",
      "card/DCIM/Thumbs.db",
    ];
    expect(inOrder(paths.map(at)).map((file) => file.webkitRelativePath)).toEqual([
      "card/DCIM/100/DSC_99.jpg",
      "card/DCIM/101/DSC_2.jpg",
      "card/DCIM/101/DSC_10.jpg",
    ]);
  });

  it("are known by the paths of a drop as well", () => {
    const dropped = (path: string) => Object.assign(new File([], path.split("/").at(-1)!), { path });
    const files = inOrder([dropped("/roll/b/2.jpg"), dropped("/roll/a/10.jpg"), dropped("./3.jpg"), dropped("/roll/.cache/1.jpg")]);
    expect(files.map(({ name }) => name)).toEqual(["3.jpg", "10.jpg", "2.jpg"]);
  });
});

describe("a file's type", () => {
  it("has one name, whatever the system calls it", async () => {
    const named = (name: string, type: string) => typed(new File(["bytes"], name, { type, lastModified: 7 }));
    expect([named("a.HEIC", "image/heif"), named("a.dng", ""), named("a.cr3", "image/tiff"), named("a.jpg", "image/jpeg")].map(({ type }) => type)).toEqual([
      "image/heic",
      "image/x-adobe-dng",
      "image/x-canon-cr3",
      "image/jpeg",
    ]);
    const same = named("a.HEIC", "");
    expect([same.name, same.lastModified, await same.text()]).toEqual(["a.HEIC", 7, "bytes"]);
  });
});
