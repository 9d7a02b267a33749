import type { UploadInput } from "@/lib/media/schema";
import { problemOf } from "./problem";
import { fingerprintOf, sameChoices, type UploadMemory } from "./queue-memory";
import { sampleOf } from "./sample";

/** What an earlier page knew of a file: its photo, or the address at which its upload goes on. */
type Recalled = { photoId: string } | { address: string };

export type Recall = {
  find: () => Promise<Recalled | null>;
  /** Remembers the address of this upload for a later page; null for one that is good for nothing any more. */
  keep: (address: string | null) => void;
};

type Recaller = {
  memory: UploadMemory;
  heldElsewhere: (fingerprints: string[]) => Promise<ReadonlySet<string>>;
  isMine?: (photoId: string) => Promise<boolean>;
};

/**
 * What is remembered of a file, as far as it still holds: the bytes look the same, the same was chosen for it, no other tab is busy with it, and
 * its photo, if it has become one, is still there.
 */
export function recallOf(file: File, input: () => UploadInput, { memory, heldElsewhere, isMine = isStillMine }: Recaller): Recall {
  return {
    find: async () => {
      const known = memory.find(file);
      const sample = await sampleOf(file);
      if (known?.sample === sample && !(await heldElsewhere([fingerprintOf(file)])).size) {
        if (known.photoId !== undefined && (await isMine(known.photoId))) return { photoId: known.photoId };
        if (known.address !== undefined && known.input && sameChoices(known.input, input())) return { address: known.address };
      }
      memory.keep(file, { sample, address: undefined, photoId: undefined });
      return null;
    },
    keep: (address) => memory.keep(file, { address: address ?? undefined }),
  };
}

/** Whether a photo is still there and came to something; the server knows. */
async function isStillMine(photoId: string): Promise<boolean> {
  const response = await fetch(`/upload/status?photos=${photoId}`);
  if (!response.ok) throw problemOf(response.status === 401 ? "signed-out" : "unavailable");
  const [photo] = (await response.json()) as { status: string }[];
  return photo !== undefined && photo.status !== "failed";
}
