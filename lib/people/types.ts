import type { UserId } from "@/lib/platform/session";

/** A person as their profile page shows them to one viewer. */
export type Profile = {
  id: UserId;
  username: string;
  name: string;
  bio: string;
  joinedAt: Date;
  /** Ready photos this viewer may see. */
  photos: number;
  friends: number;
  relation: "self" | "friend" | "none";
};
