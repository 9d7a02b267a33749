import { z } from "zod";
import { jobKind } from "@/lib/platform/jobs";
import { LIKEABLE } from "@/lib/reactions/likes/types";
import { TARGETS } from "@/lib/reactions/types";

const id = z.string();
const between = { by: id, of: id };

/** What can have happened that somebody is told of, by where the tables have it. */
export const cause = z.discriminatedUnion("what", [
  z.object({ what: z.literal("like"), of: z.enum(LIKEABLE), id, by: id }),
  z.object({ what: z.literal("collect"), id, by: id }),
  /** A comment: for the owner of what it is about, for whom it answers, for whom it names. */
  z.object({ what: z.literal("comment"), on: z.enum(TARGETS), id }),
  /** A comment was taken down by a moderator. */
  z.object({ what: z.literal("removal"), on: z.enum(TARGETS), id }),
  /** A post: for the owner of the wall, for whom it names; and, apart, for those who follow its author. */
  z.object({ what: z.literal("post"), id }),
  z.object({ what: z.literal("post-to-followers"), id }),
  /** Photos that were shared together, by their upload. */
  z.object({ what: z.literal("photos"), id, by: id }),
  z.object({ what: z.literal("follow"), ...between }),
  z.object({ what: z.literal("follow-request"), ...between }),
  z.object({ what: z.literal("follow-accepted"), ...between }),
  z.object({ what: z.literal("friend-request"), ...between }),
  z.object({ what: z.literal("friend-accepted"), ...between }),
]);
export type Cause = z.output<typeof cause>;

/** Causes of which everybody hears who follows somebody. */
export type WideCause = Extract<Cause, { what: "post-to-followers" | "photos" }>;

/** Makes what people were told of a cause fit what the tables say now: also when it was undone. `after` is whom of many was told last. */
export const tellCause = jobKind("notifications.tell", z.object({ cause, after: z.optional(id) }));

/** Takes back what two people were told of each other and what does not stand any more. */
export const tellParting = jobKind("notifications.parting", z.object({ a: id, b: id }));

/** Looks which of the searches that people follow find something new. `after` is the search that was looked at last. */
export const findMatches = jobKind("notifications.matches", z.object({ after: z.optional(id) }));
