import type { Route } from "next";
import { isId } from "@/lib/core/ids";
import { exploreUrl, readWindow } from "@/lib/feed/explore/schema";
import { parseQuery, searchUrl } from "@/lib/search/schema";
import { taggedPhotosUrl } from "@/lib/tags/page/schema";
import { foldTag } from "@/lib/tags/rules";
import type { PhotoId, UploadId } from "../types";
import { AUTHOR, type Sequence } from "./types";

// No zod here either: what is not understood is the author's row, not an error.

/** Longer than any address of a search that we write. */
const MAX_TEXT = 4000;

/** A sequence as it stands in an address; nothing for the author's row, which needs no saying. */
export function writeSequence(sequence: Sequence): string {
  if (sequence.kind === "author") return "";
  if (sequence.kind === "search") return `search:${parametersOf(sequence)}`;
  if (sequence.kind === "tag") return `${sequence.order === "time" ? "tag" : "collected"}:${sequence.tag}`;
  return `${sequence.kind}:${sequence.kind === "explore" ? (sequence.popular ?? "recent") : sequence.id}`;
}

/** The whole of a search, whichever page of it somebody stands on. */
const parametersOf = ({ query }: Extract<Sequence, { kind: "search" }>): string =>
  searchUrl({ ...query, after: undefined, more: undefined }).replace(/^\/search\??/, "");

/** Reads `?in=`. Never throws: anything malformed means the author's row. */
export function readSequence(text: string | string[] | undefined): Sequence {
  if (typeof text !== "string" || text.length > MAX_TEXT) return AUTHOR;
  const [, kind = "", rest = ""] = /^([a-z]+):(.*)$/su.exec(text) ?? [];
  switch (kind) {
    case "post":
      return isId(rest) ? { kind, id: rest } : AUTHOR;
    case "upload":
      return isId(rest) ? { kind, id: rest as UploadId } : AUTHOR;
    case "search":
      return { kind, query: parseQuery({ ...parametersIn(rest), after: undefined, more: undefined }) };
    case "tag":
    case "collected": {
      const tag = foldTag(rest.toWellFormed());
      return tag ? { kind: "tag", tag, order: kind === "tag" ? "time" : "collections" } : AUTHOR;
    }
    case "explore": {
      const popular = readWindow(rest);
      return popular || rest === "recent" ? { kind, popular } : AUTHOR;
    }
    default:
      return AUTHOR;
  }
}

const parametersIn = (text: string): Record<string, string[]> => {
  const parameters = new URLSearchParams(text);
  return Object.fromEntries([...new Set(parameters.keys())].map((name) => [name, parameters.getAll(name)]));
};

/** The page of a photo, with what leads through the photographs around it. */
export function photoUrl(id: PhotoId, sequence: Sequence = AUTHOR): Route {
  const written = writeSequence(sequence);
  return (written ? `/p/${id}?in=${encodeURIComponent(written).replaceAll("%3A", ":")}` : `/p/${id}`) as Route;
}

/** The page that lists a sequence. */
export function listUrl(sequence: Sequence, owner: { username: string }): Route {
  switch (sequence.kind) {
    case "post":
      return `/post/${sequence.id}` as Route;
    case "upload":
      return "/";
    case "search":
      return searchUrl({ ...sequence.query, after: undefined, more: undefined });
    case "tag":
      return taggedPhotosUrl(sequence.tag, sequence.order);
    case "explore":
      return exploreUrl("photos", sequence.popular);
    case "author":
    default:
      return `/u/${encodeURIComponent(owner.username)}` as Route;
  }
}
