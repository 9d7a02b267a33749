import { publicUrl } from "@/lib/core/env";
import { fileUrl } from "@/lib/media/format";
import { engravedLine } from "@/lib/photos/format";
import { FALLBACK_LANGUAGE, speak } from "@/lib/platform/messages";
import { searchUrl } from "../../schema";
import { feedOf } from "./data";
import { escapeXml, feedUrl, writeAtom } from "./format";
import type { AtomEntry, FeedPhoto, SearchFeed } from "./types";

/** Pixels across of the pictures in a feed, at most. */
const WIDTH = 640;

/** The document behind a feed's secret address, in its owner's language; null for what is none. Whoever has the address may read it: nobody is asked who they are. */
export async function requestedFeed(token: string): Promise<string | null> {
  const feed = await feedOf(token);
  if (!feed) return null;
  const language = feed.language ?? FALLBACK_LANGUAGE;
  const entries = feed.photos.map((photo) => entryOf(photo, feed, language)).toSorted((a, b) => b.updated.getTime() - a.updated.getTime());
  return writeAtom({
    id: `urn:uuid:${feed.id}`,
    title: feed.name,
    self: publicUrl() + feedUrl(token),
    alternate: publicUrl() + searchUrl(feed.query),
    updated: entries[0]?.updated ?? feed.createdAt,
    language,
    entries,
  });
}

function entryOf(photo: FeedPhoto, { pictures }: SearchFeed, language: string): AtomEntry {
  const { t, format } = speak(language);
  const link = `${publicUrl()}/p/${photo.id}`;
  const { name, username } = photo.owner;
  const title = photo.title || t("ui.photo.untitled", { name });
  const settings = [photo.camera, engravedLine(photo, (key, values) => t(`photos.${key}`, values), format)].filter(Boolean).join(" · ");
  const width = photo.widths.findLast((one) => one <= WIDTH) ?? photo.widths[0];
  const picture =
    pictures && width
      ? `<p><a href="${escapeXml(link)}"><img src="${escapeXml(publicUrl() + fileUrl(photo.urlToken, `w${width}`, "webp"))}" alt="${escapeXml(photo.alt || title)}"></a></p>`
      : "";
  return {
    id: `urn:uuid:${photo.id}`,
    title,
    link,
    author: { name, uri: `${publicUrl()}/u/${encodeURIComponent(username)}` },
    published: photo.publishedAt,
    updated: photo.publishedAt,
    html: `${picture}<p>${escapeXml(settings || title)}</p>`,
  };
}
