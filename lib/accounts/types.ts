import { z } from "zod";
import type { Id } from "@/lib/core/ids";
import type { PhotoDefaults } from "@/lib/photos/types";
import { jobKind } from "@/lib/platform/jobs";
import type { Role, UserId } from "@/lib/platform/session";
import type { Theme } from "@/lib/platform/theme";
import type { Registration } from "./registration/types";
import type { OwnProfile, OwnSignature } from "./settings/types";

/** Names one person's pending code. Known only to the browser that signed up and to the mail. */
export type EmailCodeId = Id<"email-code">;

/** From the one who may do least. */
export const ROLES = ["restricted", "member", "moderator", "administrator"] as const satisfies Role[];

export const THEMES = ["system", "light", "dark"] as const satisfies Theme[];

/** The cookie of the browser that signed up, naming the code it waits for. */
export const PENDING_COOKIE = "halation.pending";

/** How a page greets someone: from the account, or for guests from cookies. */
export type Preferences = { language: string; theme: Theme };

/** Mails of this subject. Payloads name rows: neither addresses nor codes rest in the queue. */
export const sendCode = jobKind("accounts.mail-code", z.object({ codeId: z.string(), round: z.number().int() }));
export const sendWelcome = jobKind("accounts.mail-welcome", z.object({ userId: z.string() }));

/** Whom a mail is for, and in which words. */
export type MailReader = { email: string; name: string; language: string; timeZone: string; instance: string };

/** What one's own settings show. */
export type OwnSettings = {
  username: string;
  email: string;
  confirmed: boolean;
  name: string;
  profile: OwnProfile;
  avatarToken: string | null;
  signature: OwnSignature;
  language: string | null;
  theme: Theme;
  timeZone: string;
  /** What new photos start with. */
  photos: PhotoDefaults;
};

/** A browser one is signed in with. */
export type OwnSession = {
  id: Id<"session">;
  userAgent: string;
  address: string;
  createdAt: Date;
  lastSeenAt: Date;
  /** Whether it outlives its browser. */
  remembered: boolean;
  expiresAt: Date;
  current: boolean;
};

/** One line of the administrators' list. */
export type MemberRow = {
  id: UserId;
  username: string;
  name: string;
  avatarToken: string | null;
  email: string;
  role: Role;
  /** Whether they have confirmed their address. */
  confirmed: boolean;
  /** Whether they were let in. */
  approved: boolean;
  suspended: boolean;
  leaving: boolean;
  createdAt: Date;
};

export type MemberCounts = { members: number; waiting: number; suspended: number; administrators: number };

export type InstanceSettings = { name: string; guestsMayLook: boolean; registration: Registration };
