import { z } from "zod";
import { isId } from "@/lib/core/ids";
import { FEEDS, KINDS, type FeedPlace, type Kind } from "./types";

/** Before anything was shared. */
export const BEGINNING: FeedPlace = {
  time: "00000000-0000-7000-8000-000000000000",
  rank: 0,
  a: "00000000-0000-7000-8000-000000000000",
  b: "00000000-0000-7000-8000-000000000000",
};

/** A place in a feed as it stands in an address; what is said twice in it is written once. */
export const writeCursor = ({ time, rank, a, b }: FeedPlace): string => [rank, ...new Set([time, a, b])].join(".");

const RANK = /^\d$/;

/** Reads such a place; anything malformed means none. */
export function readCursor(text: string | string[] | undefined): FeedPlace | undefined {
  const [rank = "", time = "", a = time, b = a, ...more] = typeof text === "string" ? text.split(".") : [];
  return RANK.test(rank) && more.length === 0 && [time, a, b].every(isId) ? { time, rank: Number(rank), a, b } : undefined;
}

/** What a page asks for when it wants to know what is new. */
export const newsQuery = z.object({
  feed: z.enum(FEEDS),
  after: z
    .string()
    .transform((text) => readCursor(text))
    .pipe(z.object({ time: z.string(), rank: z.number(), a: z.string(), b: z.string() })),
});

/** The names of the two boxes of a kind: whether others are told, and whether one's own feed shows it. */
export const tellName = (kind: Kind): string => `tell-${kind}`;
export const showName = (kind: Kind): string => `show-${kind}`;

/** A box that is not ticked is not sent. */
export const settingsForm = z.looseObject({}).transform((form) => ({
  untold: KINDS.filter((kind) => form[tellName(kind)] === undefined),
  hidden: KINDS.filter((kind) => form[showName(kind)] === undefined),
}));
