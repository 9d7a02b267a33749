import { createHash } from "node:crypto";
import sharp from "sharp";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { aPerson } from "@/db/seed/factories";
import { read } from "@/lib/platform/storage";
import type { PhotoId } from "@/lib/photos/types";
import { corpus, THOROUGH } from "./corpus";
import type { Ending } from "./types";
import { callback, leftOf, objectsNow, photoNow, prepare, send, storedFor } from "./ways";

/** What is taken for granted of a machine that runs this: the largest pictures we take need about a gigabyte, whatever a file says of itself. */
const MOST_MEMORY = 2.5 * 2 ** 30;

beforeEach(() => void vi.spyOn(globalThis, "fetch").mockImplementation(callback));
afterEach(() => void vi.restoreAllMocks());

for (const { name, type, make, ends } of corpus()) {
  test(`ends well: ${name}`, async () => {
    const owner = await aPerson();
    const before = await objectsNow();
    const sent = await send(owner, type, await make());
    const ending = "refused" in sent ? "refused" : await endingOf(sent.photoId);
    if ("refused" in sent) expect(sent.refused).toMatch(/^(type|mismatch|size)$/);
    if (ending === "ready") await expectSound((sent as { photoId: PhotoId }).photoId);
    else expect(await leftOf(owner, before)).toEqual([]);
    if (ends) expect(ends).toContain(ending);
  });
}

// The last of all: what the others took has been taken by then.
test("no file takes more memory than the largest picture does", () => {
  const most = process.resourceUsage().maxRSS * 1024;
  if (THOROUGH) console.log(`the most memory taken by the process that read the hostile files: ${Math.round(most / 2 ** 20)} MB`);
  expect(most).toBeLessThan(MOST_MEMORY);
});

/** Lets the worker's handler at it once: an exception would be tried again, to the same end. */
async function endingOf(photoId: PhotoId): Promise<Ending> {
  await prepare(photoId);
  const { status, failure } = await photoNow(photoId);
  if (status === "draft") return "ready";
  expect(status).toBe("failed");
  expect(failure).toMatch(/^photos\.failure\.(unsupported|tooManyPixels|damaged|noPreview)$/);
  return failure!.split(".").at(-1) as Ending;
}

/** All its files are there as their rows say, are pictures of the sizes they say, and tell nothing. */
async function expectSound(photoId: PhotoId): Promise<void> {
  const made = await storedFor(photoId);
  const { width, height, placeholder } = await photoNow(photoId);
  expect(Math.min(width, height, made.length - 1)).toBeGreaterThan(0);
  expect(placeholder).toMatch(/^data:image\/webp;base64,/);
  for (const { variant, file, ...size } of made) {
    const bytes = await read(file);
    expect(createHash("sha256").update(bytes).digest("hex")).toBe(file.sha256);
    if (variant === "original") continue;
    const seen = await sharp(bytes, { failOn: "error" }).toBuffer({ resolveWithObject: true });
    expect([seen.info.width, seen.info.height]).toEqual([size.width, size.height]);
    const { exif, iptc, format } = await sharp(bytes).metadata();
    expect([`image/${format}`, iptc]).toEqual([file.type, undefined]);
    for (const harm of ["<script", "<svg", "%PDF", "<!DOCTYPE"]) expect(bytes.includes(harm)).toBe(false);
    expect(exif?.length ?? 0).toBeLessThan(2_000);
  }
}
