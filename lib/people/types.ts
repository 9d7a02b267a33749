import type { UserId } from "@/lib/platform/session";

/** A person beside something of theirs. */
export type PersonCard = { id: UserId; username: string; name: string; avatarToken: string | null };

/** Sides in pixels of the squares an avatar is made in. */
export const AVATAR_SIZES = [96, 192, 512] as const;
export type AvatarSize = (typeof AVATAR_SIZES)[number];

/** Who may see a thing that somebody says about themselves, widest first. */
export const AUDIENCES = ["public", "friends", "private"] as const;
export type Audience = (typeof AUDIENCES)[number];

/** What people say about themselves besides their name, each thing for whom they choose. */
export type ProfileField = "bio" | "website" | "city" | "birthday" | "interests" | "contacts";

/** What a viewer gets to read of that; empty where nothing was said, and where it is not for them. */
export type ShownFields = Record<Exclude<ProfileField, "birthday">, string> & {
  /** Month and day, `05-17`: the year stays with its owner. */
  birthday: string | null;
};

/** A person as their profile page shows them to one viewer. */
export type Profile = PersonCard &
  ShownFields & {
    joinedAt: Date;
    /** Ready photos this viewer may see. */
    photos: number;
    friends: number;
    relation: "self" | "friend" | "none";
  };

/** What may stand under somebody's posts. */
export type Signature = { kind: "none" } | { kind: "name" } | { kind: "drawn"; path: string } | { kind: "uploaded"; token: string };
