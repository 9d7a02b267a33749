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

/** How one member stands to another, from the first one's side. */
export type Relation = {
  following: boolean;
  followsMe: boolean;
  /** The first one asked to follow the other, whose account is private, and waits. */
  followAskedByMe: boolean;
  followAskedByThem: boolean;
  friendship: "none" | "asked-by-me" | "asked-by-them" | "friends";
  muted: boolean;
};

/** Whom a list of somebody's people holds. */
export const CIRCLES = ["followers", "following", "friends"] as const;
export type Circle = (typeof CIRCLES)[number];

/** A person as their profile page shows them to one viewer. */
export type Profile = PersonCard &
  ShownFields & {
    joinedAt: Date;
    /** Ready photos this viewer may see. */
    photos: number;
    /** Whether their public things are for those alone whom they let follow them, and for friends. */
    private: boolean;
    /** Whether the viewer is one of those, or the account is not private. Otherwise there is only who they are, and how many know them. */
    open: boolean;
    /** How many people of each circle there are for this viewer. */
    people: Record<Circle, number>;
    /** Whether it is the viewer's own. */
    self: boolean;
    /** How the viewer stands to them; null for guests and for oneself. */
    relation: Relation | null;
  };

/** The same as every page below it shows them. */
export type FramedProfile = Profile & {
  /** Posts on their wall that this viewer may see. */
  posts: number;
};

/** The places of a profile; each is a page of its own. */
export const PROFILE_PLACES = ["photos", "posts", "collections", ...CIRCLES] as const;
export type ProfilePlace = (typeof PROFILE_PLACES)[number];

/** What may stand under somebody's posts. */
export type Signature = { kind: "none" } | { kind: "name" } | { kind: "drawn"; path: string } | { kind: "uploaded"; token: string };
