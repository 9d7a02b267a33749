import type { UserId } from "@/lib/platform/session";

/** A person beside something of theirs. */
export type PersonCard = { id: UserId; username: string; name: string; avatarToken: string | null };

/** A person as their profile page shows them to one viewer. */
export type Profile = PersonCard & {
  bio: string;
  joinedAt: Date;
  /** Ready photos this viewer may see. */
  photos: number;
  friends: number;
  relation: "self" | "friend" | "none";
};
