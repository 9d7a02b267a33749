import { afterEach, describe, expect, it, vi } from "vitest";
import { newId } from "@/lib/core/ids";
import type { UploadInput } from "@/lib/media/schema";
import { likeBefore, sameChoices, UploadMemory } from "./queue-memory";
import { say } from "./queue-words";
import { recallOf } from "./recall";
import { sampleOf } from "./sample";
import { aStore } from "./testing";

const HOUR = 3_600_000;
const fileOf = (content: string, name = "a.jpg") => new File([content], name, { type: "image/jpeg", lastModified: 1_000 });
const input = (overrides: Partial<UploadInput> = {}): UploadInput => ({ uploadId: newId(), visibility: "public", ...overrides });
const nobody = async (_asked: string[]): Promise<ReadonlySet<string>> => Promise.resolve(new Set<string>());

afterEach(() => void vi.useRealTimers());

describe("what a browser remembers of uploads", () => {
  it("is said to be interrupted on the next page, until it is taken up or given up", async () => {
    const store = aStore();
    const before = new UploadMemory("m1", store);
    before.keep(fileOf("x"), {});
    before.keep(fileOf("x", "b.jpg"), {});
    before.keep(fileOf("x", "done.jpg"), { photoId: "p1" });
    expect(before.interrupted()).toEqual([]);

    const memory = new UploadMemory("m1", store);
    const told = vi.fn<() => void>();
    memory.subscribe(told);
    await memory.recall(nobody);
    expect(memory.interrupted().map(({ name }) => name)).toEqual(["a.jpg", "b.jpg"]);
    memory.keep(fileOf("x"), {});
    expect(memory.interrupted().map(({ name }) => name)).toEqual(["b.jpg"]);
    memory.dismiss();
    expect(memory.interrupted()).toEqual([]);
    expect(memory.find(fileOf("x", "b.jpg"))).toBeNull();
    expect(memory.find(fileOf("x"))).not.toBeNull();
    expect(told).toHaveBeenCalledTimes(3);
  });

  it("is not interrupted while another tab is busy with it", async () => {
    const store = aStore();
    new UploadMemory("m1", store).keep(fileOf("x"), {});
    const memory = new UploadMemory("m1", store);
    await memory.recall(async (fingerprints) => Promise.resolve(new Set(fingerprints)));
    expect(memory.interrupted()).toEqual([]);
  });

  it("expires, and is gone when somebody else uploads here", () => {
    vi.useFakeTimers();
    const store = aStore();
    store.setItem("other", "stays");
    const memory = new UploadMemory("m1", store);
    memory.keep(fileOf("x"), { address: "signed" });
    vi.advanceTimersByTime(23 * HOUR);
    expect(memory.find(fileOf("x"))?.address).toBe("signed");
    vi.advanceTimersByTime(2 * HOUR);
    expect(memory.find(fileOf("x"))).toBeNull();
    memory.keep(fileOf("x"), { address: "signed" });
    const other = new UploadMemory("m2", store);
    expect(other.find(fileOf("x"))).toBeNull();
    expect(store.keys()).toEqual(["other"]);
  });

  it("is worth nothing where the store is full, broken or forbidden, and harms nothing", () => {
    const full = { ...aStore(), setItem: () => expect.fail("full") };
    const memory = new UploadMemory("m1", full);
    memory.keep(fileOf("x"), {});
    expect(memory.find(fileOf("x"))).toBeNull();
    const broken = { ...aStore(), getItem: () => "{" };
    expect(new UploadMemory("m1", broken).find(fileOf("x"))).toBeNull();
    expect(new UploadMemory("m1", null).find(fileOf("x"))).toBeNull();
  });
});

describe("a file chosen again", () => {
  const world = (file: File, asked = input()) => {
    const memory = new UploadMemory("m1", aStore());
    const still = vi.fn<(photoId: string) => Promise<boolean>>().mockResolvedValue(true);
    const recall = (chosen: File, now = asked, heldElsewhere = nobody) => recallOf(chosen, () => now, { memory, heldElsewhere, isMine: still });
    return { memory, still, recall, begin: async () => void (await recall(file).find(), memory.keep(file, { input: asked, address: "signed" })) };
  };

  it("goes on at its address", async () => {
    const { recall, begin } = world(fileOf("the same"));
    expect(await recall(fileOf("the same")).find()).toBeNull();
    await begin();
    expect(await recall(fileOf("the same")).find()).toEqual({ address: "signed" });
    expect(await recall(fileOf("the same"), input()).find()).toEqual({ address: "signed" });
  });

  it("begins anew when its bytes have changed, whatever its size and date say", async () => {
    const { recall, begin, memory } = world(fileOf("the same"));
    await begin();
    expect(await recall(fileOf("the sane")).find()).toBeNull();
    expect(memory.find(fileOf("the same"))?.address).toBeUndefined();
  });

  it("begins anew when something else was chosen for it meanwhile, so that nothing private becomes public", async () => {
    const { recall, begin } = world(fileOf("x"));
    await begin();
    expect(await recall(fileOf("x"), input({ visibility: "private" })).find()).toBeNull();
  });

  it("begins anew while another tab is at it", async () => {
    const { recall, begin } = world(fileOf("x"));
    await begin();
    expect(await recall(fileOf("x"), undefined, async (asked) => Promise.resolve(new Set(asked))).find()).toBeNull();
  });

  it("is not sent when it has become a photo that is still there", async () => {
    const { recall, begin, memory, still } = world(fileOf("x"));
    await begin();
    memory.keep(fileOf("x"), { photoId: "p1", address: undefined });
    expect(await recall(fileOf("x")).find()).toEqual({ photoId: "p1" });
    still.mockResolvedValue(false);
    expect(await recall(fileOf("x")).find()).toBeNull();
    expect(memory.find(fileOf("x"))?.photoId).toBeUndefined();
    expect(still.mock.calls).toEqual([["p1"], ["p1"]]);
  });

  it("forgets an address that is good for nothing any more", async () => {
    const { recall, begin, memory } = world(fileOf("x"));
    await begin();
    recall(fileOf("x")).keep(null);
    expect(memory.find(fileOf("x"))?.address).toBeUndefined();
  });
});

describe("a look at a file", () => {
  const bytes = new Uint8Array(1_000_000).map((_, i) => i * 7);
  const changed = (at: number) => sampleOf(new Blob([bytes.with(at, bytes[at]! ^ 1)]));

  it("tells it from one whose beginning, middle or end is another", async () => {
    const same = await sampleOf(new Blob([bytes]));
    expect(await sampleOf(new Blob([bytes]))).toBe(same);
    expect([await changed(0), await changed(20), await changed(999_999), await changed(528_000)].includes(same)).toBe(false);
    expect(await sampleOf(new Blob([]))).not.toBe(same);
  });
});

describe("choices", () => {
  it("are the same whatever batch they were made for", () => {
    expect(sameChoices({ uploadId: "a", visibility: "public" }, { visibility: "public", uploadId: "b" })).toBe(true);
    expect(sameChoices({ uploadId: "a", visibility: "public" }, { visibility: "public" })).toBe(true);
    expect(sameChoices({ visibility: "public" }, { visibility: "private" })).toBe(false);
    expect(sameChoices({ visibility: "public" }, { visibility: "public", more: true })).toBe(false);
  });

  it("are taken over as far as this version of the page still knows them", () => {
    expect(likeBefore({ visibility: "public", small: false }, { visibility: "private", small: "yes", old: 1 })).toEqual({
      visibility: "private",
      small: false,
    });
  });
});

describe("the queue's words", () => {
  it("follow the number as the language has it", () => {
    const text = "{n, plural, one {Прервана # загрузка} few {Прерваны # загрузки} many {Прервано # загрузок} other {# загрузки}}: {name}";
    expect([1, 3, 25].map((n) => say(text, { n, name: "a" }, "ru"))).toEqual(["Прервана 1 загрузка: a", "Прерваны 3 загрузки: a", "Прервано 25 загрузок: a"]);
    expect(say("{done} of {all}", { done: 1, all: 2 }, "en")).toBe("1 of 2");
  });
});
