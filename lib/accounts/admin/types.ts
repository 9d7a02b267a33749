import type { MemberRow } from "../types";

/** Somebody who waits to be let in. */
export type WaitingRow = Pick<MemberRow, "id" | "username" | "name" | "email" | "createdAt">;

/** One member, as those see them who administer. */
export type MemberDetail = MemberRow & {
  /** For whom the invitation was that they came by; null without one. */
  invitedBy: string | null;
  /** Browsers they are signed in with, and when they were last seen. */
  sessions: number;
  lastSeenAt: Date | null;
  /** Signing in asks them for a code as well. */
  twoFactor: boolean;
  /** Whether the instance would be without an administrator if they were none. */
  lastAdministrator: boolean;
};
