import type { Cause } from "./types";

/** A cause in its one spelling, by which it is known again. What its author's followers hear of a post is the same to whom it names. */
export function causeKey(cause: Cause): string {
  switch (cause.what) {
    case "like":
      return `like:${cause.of}:${cause.id}:${cause.by}`;
    case "collect":
      return `collect:${cause.id}:${cause.by}`;
    case "comment":
    case "removal":
      return `${cause.what}:${cause.on}:${cause.id}`;
    case "post":
    case "post-to-followers":
      return `post:${cause.id}`;
    case "photos":
      return `photos:${cause.id}`;
    case "follow":
    case "follow-request":
    case "follow-accepted":
    case "friend-request":
    case "friend-accepted":
    default:
      return `${cause.what}:${cause.by}:${cause.of}`;
  }
}

/** Whether it concerns all who follow somebody, however many: they are told some at a time. */
export const isWide = (cause: Cause): cause is Extract<Cause, { what: "post-to-followers" | "photos" }> =>
  cause.what === "post-to-followers" || cause.what === "photos";
