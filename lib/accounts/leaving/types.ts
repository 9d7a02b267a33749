import { z } from "zod";
import { jobKind } from "@/lib/platform/jobs";

/** Days in which whoever asked to leave can think better of it. */
export const GRACE_DAYS = 7;

/** What the receipt counts, in the order it tells of it. */
export const ERASED_KINDS = [
  "photos",
  "posts",
  "comments",
  "files",
  "uploads",
  "tags",
  "gear",
  "friendships",
  "ties",
  "likes",
  "collections",
  "views",
  "archives",
  "invitations",
  "browsers",
  "secrets",
] as const;
type ErasedKind = (typeof ERASED_KINDS)[number];
/** How much of each kind was removed. */
export type ErasedCounts = Partial<Record<ErasedKind, number>>;

/**
 * What one subject has removed of a person, by kind, for the receipt. `more` where there is more to remove: it is asked again, in a transaction of
 * its own, so that no transaction grows with what a person had.
 */
export type Erased = { counts: ErasedCounts; more: boolean };

/** Rows that one transaction of an erasure removes of one table, at most. */
export const ERASED_AT_ONCE = 200;

/** Erases an account whose time has come. */
export const eraseAccount = jobKind("accounts.erase", z.object({ userId: z.string() }));
/** Tells whoever it was that nothing is left. Names the erasure, which forgets them afterwards. */
export const sendReceipt = jobKind("accounts.mail-receipt", z.object({ erasureId: z.string() }));
