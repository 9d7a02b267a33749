import { AppError } from "@/lib/core/errors";
import type { Role } from "@/lib/platform/session";
import { MAX_BYTES } from "../policy";

/** What the members of a role may upload; null is without limit. */
export type RoleLimits = {
  /** Bytes of originals that a member keeps here, those of earlier versions included, and of what they attach. What is made from them does not count. */
  storageBytes: number | null;
  /** Bytes of one original. */
  fileBytes: number;
  /** Uploads in 24 hours, counted from the first of them; those that were deleted since were uploads, too. */
  photosPerDay: number | null;
};

/** Those whose limits an administrator sets. Who is restricted uploads nothing. */
export const LIMITED_ROLES = ["member", "moderator", "administrator"] as const satisfies Role[];
export type LimitedRole = (typeof LIMITED_ROLES)[number];

/** In storage a gigabyte is what disks are sold by. */
export const GIGABYTE = 1_000_000_000;
export const MEGABYTE = 1024 * 1024;

/** What each role has as long as no administrator has said otherwise: the one place that says so. */
export const START_LIMITS: Record<Role, RoleLimits> = {
  restricted: { storageBytes: 0, fileBytes: MAX_BYTES, photosPerDay: 0 },
  member: { storageBytes: 50 * GIGABYTE, fileBytes: MAX_BYTES, photosPerDay: 2_000 },
  moderator: { storageBytes: null, fileBytes: MAX_BYTES, photosPerDay: null },
  administrator: { storageBytes: null, fileBytes: MAX_BYTES, photosPerDay: null },
};

/** What a member may upload now. */
export type Allowance = {
  /** Bytes of one file. */
  fileBytes: number;
  /** Bytes that are kept, and may be; null without limit. */
  storage: { used: number; limit: number } | null;
  /** Uploads that were counted, and may be, until counting begins anew at that instant (milliseconds since the epoch); null without limit. */
  day: { used: number; limit: number; until: number } | null;
};

/** Why there is no room for a file, in figures for whoever puts them into words. */
export type UploadRefusal = { code: "size"; most: number } | { code: "quota"; used: number; limit: number } | { code: "day"; limit: number; until: number };

/** What the browser is answered about a file that has arrived and was refused. */
export type RefusedUpload = { refused: UploadRefusal };

/** There is no room for a file. */
export class UploadRefused extends AppError {
  constructor(readonly refusal: UploadRefusal) {
    super(refusal.code === "day" ? "too-many" : "too-large");
  }
}
