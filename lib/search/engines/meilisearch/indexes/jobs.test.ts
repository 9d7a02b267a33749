import { eq } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { db } from "@/db/client";
import { photos, searchChanges, searchIndexes } from "@/db/schema";
import { aPerson, aPhoto } from "@/db/seed/factories";
import { emptyIndex, indexesThere, removeIndex, searchIsHosted, writeDocuments } from "@/lib/platform/search";
import type { PhotoDocument } from "../documents/types";
import { keepIndexes } from "./jobs";
import { beginIndex, forgetIndexes } from "./mutations";

vi.mock("@/lib/platform/search", { spy: true });

const documents = new Map<string, PhotoDocument>();
let stopping = new AbortController();

beforeEach(async () => {
  stopping = new AbortController();
  vi.mocked(searchIsHosted).mockReturnValue(true);
  vi.mocked(indexesThere).mockImplementation(async (names) => new Set(names));
  vi.mocked(emptyIndex).mockImplementation(async () => documents.clear());
  vi.mocked(removeIndex).mockResolvedValue();
  vi.mocked(writeDocuments).mockImplementation(async (_, { put, remove }) => {
    for (const document of put) documents.set(document.id, document as PhotoDocument);
    for (const id of remove) documents.delete(id);
  });
  // Tests of a real server leave theirs.
  await forgetIndexes();
});

afterEach(async () => {
  stopping.abort();
  vi.resetAllMocks();
  await forgetIndexes();
});

describe("whoever keeps the indexes", () => {
  it("fills one, writes what changes as soon as it is told, and ends when asked to", async () => {
    const photo = await aPhoto({ owner: await aPerson(), iso: 100 });
    const keeping = keepIndexes(stopping.signal);
    await vi.waitFor(async () => expect(await db.select({ state: searchIndexes.state }).from(searchIndexes)).toEqual([{ state: "active" }]), 20_000);
    expect(documents.get(photo.id)!.iso).toBe(100);
    await db.update(photos).set({ iso: 200 }).where(eq(photos.id, photo.id));
    await vi.waitFor(() => expect(documents.get(photo.id)!.iso).toBe(200), 20_000);
    await db.delete(photos).where(eq(photos.id, photo.id));
    await vi.waitFor(() => expect(documents.has(photo.id)).toBe(false), 20_000);
    stopping.abort();
    await keeping;
  });

  it("forgets them where no engine is named, so that nothing is noted for nobody", async () => {
    await beginIndex(false);
    await aPhoto({ owner: await aPerson() });
    vi.mocked(searchIsHosted).mockReturnValue(false);
    await keepIndexes(stopping.signal);
    expect([await db.select().from(searchIndexes), await db.select().from(searchChanges)]).toEqual([[], []]);
  });
});
