import { z } from "zod";
import type { Id } from "@/lib/core/ids";
import type { CameraData } from "@/lib/photos/exif/types";
import type { Field } from "@/lib/photos/publishing/types";
import { jobKind } from "@/lib/platform/jobs";
import type { Viewer } from "@/lib/platform/session";
import type { StoredRef } from "@/lib/platform/storage";

export type ArchiveId = Id<"archive">;

/** A stored file that goes into an archive as it is. */
export type ExportedFile = { ref: StoredRef; bytes: number; sha256: string };

/** A photograph with all that its sidecar and the page say about it. */
export type ExportedPhotograph = {
  id: string;
  /** As it was on its owner's machine. */
  fileName: string;
  type: string;
  title: string;
  description: string;
  place: string;
  tags: string[];
  /** Pixels as seen; 0 until it has been processed. */
  width: number;
  height: number;
  createdAt: Date;
  camera: CameraData;
  /** Which fields of it the person entered, because the file does not say them. */
  byHand: readonly Field[];
  /** The camera's and the lens's name as people say it. */
  gear: { camera: string | null; lens: string | null };
  /** The untouched upload. */
  original: ExportedFile;
  /** A derivative of about 640 pixels; null until there is one. */
  preview: ExportedFile | null;
};

/** One thing a subject holds about a person. */
export type ExportedRow = {
  /** What the person reads of it; dates and the like as JSON has them. */
  data: Record<string, unknown>;
  /** Files that are part of it, by the path they get, with `/` between folders. */
  files?: (ExportedFile & { path: string })[];
  photograph?: ExportedPhotograph;
};

/** One page of what a subject holds about a person, at most `EXPORT_PAGE` rows. */
export type ExportPage = {
  /** Names the file that the rows end up in, `photos` for `data/photos.json`. Pages of one section follow each other. */
  section: string;
  rows: ExportedRow[];
};

/** What every subject that stores something about a person offers as `exportPerson`: all of it that is theirs to read, secrets left out. */
export type Exporter = (viewer: Viewer) => AsyncGenerator<ExportPage, void>;

/** Rows in one page: what is read at once. */
export const EXPORT_PAGE = 200;

/** How long an archive can be had, in days. */
export const ARCHIVE_DAYS = 7;

/** What a person sees of an archive that is being made, or that was not. */
type ArchiveState = { id: ArchiveId; createdAt: Date };

/** Files put in, of how many; both 0 while that is being found out. */
type ArchiveUnderWay = ArchiveState & { status: "waiting" | "running"; done: number; total: number };

export type ArchivePart = { part: number; bytes: number; urlToken: string };

type ArchiveReady = ArchiveState & {
  bytes: number;
  expiresAt: Date;
  /** Null until the password has been given again: whoever has these addresses and this account has everything. */
  parts: ArchivePart[] | null;
};

/** One's own archives, as far as they matter still. */
export type OwnArchives = {
  underWay: ArchiveUnderWay | null;
  ready: ArchiveReady | null;
  /** The last one that was asked for could not be made. */
  failed: ArchiveState | null;
};

/** Makes an archive, or clears away what an earlier try of one left that nobody wants any more. */
export const makeArchive = jobKind("accounts.make-archive", z.object({ archiveId: z.string() }));
export const sendArchiveMail = jobKind("accounts.mail-archive", z.object({ archiveId: z.string(), userId: z.string(), outcome: z.enum(["ready", "failed"]) }));

/** Tries before making one is given up, the last of which only says so. */
export const ARCHIVE_ATTEMPTS = 5;
