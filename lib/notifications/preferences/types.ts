import type { Preference, QuietHours } from "../rules";
import type { NotificationKind } from "../types";

/** How somebody wants to be told. */
export type Preferences = {
  kinds: Record<NotificationKind, Preference>;
  quiet: QuietHours | null;
  /** Whether a push message may say who did what. */
  pushContent: boolean;
  /** Of whose hours the quiet ones are. */
  timeZone: string;
};

/** The same as they choose it; their time zone is another setting. */
export type Chosen = Omit<Preferences, "timeZone">;
