import type { UserId } from "@/lib/platform/session";

/** The cookie of a browser that has given the right password, but is not signed in yet: it names whom, and what is still to be answered. */
export const STEP_COOKIE = "halation.step";
/** Where that cookie goes, and all that is still to be answered stands. */
export const STEP_PATH = "/sign-in";
/** How long there is to answer. */
export const STEP_SECONDS = 10 * 60;

/** What is still to be answered: a code of the second factor; or, where the account is to be erased, whether to keep it. */
export type Step = "code" | "leaving";

/** What has been proved so far. */
export type Proof = "password" | "code";

/** How an account stands, for whoever has just given its password. */
export type Standing = {
  id: UserId;
  /** Whether the address is confirmed and they have been let in. */
  confirmed: boolean;
  suspended: boolean;
  twoFactor: boolean;
  /** When it is to be erased, because its owner asked for that. */
  deletesAt: Date | null;
  timeZone: string;
  /** Differs once the password does. */
  fingerprint: string;
};

/** What follows once someone is signed in. */
export type Entry = {
  /** Whether the browser keeps the session when it is closed. */
  remembered: boolean;
  /** Where they go: a path of ours. */
  to: string;
};

/** A browser on its way in. */
export type PendingStep = Entry & {
  /** Names this way in: it is gone once. */
  id: string;
  standing: Standing;
};
