import { fileUrl } from "@/lib/media/format";
import { AVATAR_SIZES, type AvatarSize } from "./types";

/** The address of somebody's picture in one of its sizes, pixels. */
export const avatarUrl = (token: string, size: AvatarSize): string => fileUrl(token, `avatar${size}`, "webp");

/** Somebody's picture in every size, for an `<img>`; nothing where they have none. */
export function avatarSources(token: string | null): { src?: string; srcSet?: string } {
  if (token === null) return {};
  return { src: avatarUrl(token, 96), srcSet: AVATAR_SIZES.map((size) => `${avatarUrl(token, size)} ${size}w`).join(", ") };
}

/** A website as a link: its address, and how it reads. Null for whatever is no web address, however it came into the row. */
export function websiteLink(text: string): { href: string; label: string } | null {
  if (!/^https?:\/\//i.test(text) || !URL.canParse(text)) return null;
  return { href: new URL(text).href, label: text.replace(/^https?:\/\/(?:www\.)?/i, "").replace(/\/$/, "") };
}

/** Interests one by one, as they were written. */
export const interestsOf = (text: string): string[] => text.split(", ").filter(Boolean);
