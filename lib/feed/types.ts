import type { CameraLine, PhotoCard, UploadId } from "@/lib/photos/types";
import type { PersonCard } from "@/lib/people/types";

/** What one person shared in one go. */
export type FeedEntry = {
  uploadId: UploadId;
  owner: PersonCard;
  /** When the first of the photos was published. */
  sharedAt: Date;
  /** Photos of the entry this viewer may see; `photos` holds the first five of them. */
  total: number;
  photos: PhotoCard[];
  /** What is said of the first of them; shown when it stands alone. */
  lead: { description: string; place: string; camera: string | null; line: CameraLine };
};

/** One page of the feed; `next` is the cursor of the page after it, absent on the last. */
export type FeedPage = { entries: FeedEntry[]; next?: string };
