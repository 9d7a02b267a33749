import type { CameraLine, PhotoId } from "@/lib/photos/types";
import type { Query } from "../../types";

/** A photo as a feed tells of it. */
export type FeedPhoto = CameraLine & {
  id: PhotoId;
  title: string;
  alt: string;
  urlToken: string;
  widths: number[];
  publishedAt: Date;
  owner: { username: string; name: string };
  camera: string | null;
};

/** A kept search as its feed has it. */
export type SearchFeed = {
  id: string;
  name: string;
  query: Query;
  createdAt: Date;
  /** Its owner's, or none. */
  language: string | null;
  /** Whether readers that are not signed in get the pictures. */
  pictures: boolean;
  photos: FeedPhoto[];
};

/** What an Atom document says; addresses are whole, texts are plain but for `html`. */
export type Atom = {
  id: string;
  title: string;
  self: string;
  alternate: string;
  updated: Date;
  language: string;
  entries: readonly AtomEntry[];
};

export type AtomEntry = {
  id: string;
  title: string;
  link: string;
  author: { name: string; uri: string };
  published: Date;
  updated: Date;
  html: string;
};
