import type { PersonCard, ProfileField } from "@/lib/people/types";
import type { CameraLine, PhotoCard, UploadId } from "@/lib/photos/types";
import type { RealtimeConfig, Subscription } from "@/lib/platform/realtime/types";
import type { PostView } from "@/lib/posts/types";
import type { Reactions } from "@/lib/reactions/entries/types";

/** Whose things a feed holds: those of the people and tags the reader chose, or what everyone made public. */
export const FEEDS = ["home", "everyone"] as const;
export type Feed = (typeof FEEDS)[number];

/** What feeds tell of people. */
export const KINDS = ["photos", "posts", "wall", "profile", "friends"] as const;
export type Kind = (typeof KINDS)[number];

/** Which kinds no feed tells of a person, and which their own feeds leave out. */
export type FeedSettings = { untold: Kind[]; hidden: Kind[] };

/** What of a profile is told when it changes. */
export type ChangedField = ProfileField | "name" | "avatar";

/** What one person shared in one go. */
export type PhotosEntry = {
  kind: "photos";
  /** Unlike that of any other entry. */
  key: string;
  uploadId: UploadId;
  owner: PersonCard;
  /** When the first of the photos was published. */
  sharedAt: Date;
  /** Photos of the entry this viewer may see; `photos` holds the first five of them. */
  total: number;
  photos: PhotoCard[];
  /** What is said of the first of them; shown when it stands alone. */
  lead: { description: string; place: string; camera: string | null; line: CameraLine };
  /** The camera and the lens with which all of them were taken, as far as that is the same one. */
  gear: string[];
  /** What was done about it where it stands alone; null where several do. */
  reactions: Reactions | null;
};

/** What somebody said, on their own wall or another's. */
type PostEntry = { kind: "post"; key: string; post: PostView; reactions: Reactions };

/** That somebody changed what they say about themselves: what of it is for this viewer, and, where that is among it, the city as it is now. */
export type ProfileEntry = { kind: "profile"; key: string; person: PersonCard; fields: ChangedField[]; city: string | null; at: Date };

/** That two people became friends; `first` is whoever of them the viewer knows, or, where it is theirs, is. */
export type FriendsEntry = { kind: "friends"; key: string; mine: boolean; first: PersonCard; second: PersonCard; at: Date };

export type FeedEntry = PhotosEntry | PostEntry | ProfileEntry | FriendsEntry;

/**
 * Where an entry stands among all others: by its time, as a UUIDv7 has it, then by its kind, then by whatever tells entries of that kind apart. The
 * later is the greater.
 */
export type FeedPlace = { time: string; rank: number; a: string; b: string };

/** One page of a feed; `newest` is where it begins, `next` the cursor of the page after it, absent on the last. */
export type FeedPage = { entries: FeedEntry[]; newest: string; next?: string };

/** What tells a page that something has come to a feed. */
export type LiveFeed = { config: RealtimeConfig; on: Subscription };
