import type { Id } from "@/lib/core/ids";

/** Who may sign up: everyone; whoever has a link; whoever an administrator lets in; nobody. */
export const REGISTRATIONS = ["open", "invitation", "approval", "closed"] as const;
export type Registration = (typeof REGISTRATIONS)[number];

/** What somebody who wants to sign up stands before. `invited` has a link that works, `asking` is let in by an administrator afterwards. */
export type Entrance = { way: "open" | "invited" | "asking" | "link-needed" | "closed"; /** They came by a link that works no longer. */ linkOver: boolean };

export type InvitationId = Id<"invitation">;

/** One line of the administrators' list. */
export type InvitationRow = {
  id: InvitationId;
  note: string;
  uses: number;
  used: number;
  expiresAt: Date;
  state: "good" | "used-up" | "expired" | "revoked";
  /** The link itself; null where it works no longer. */
  token: string | null;
};
