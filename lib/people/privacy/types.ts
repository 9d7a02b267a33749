import type { Audience } from "../types";

/** Who may write on somebody's wall, widest first. */
export const WRITERS = ["everyone", "friends", "nobody"] as const;
type Writers = (typeof WRITERS)[number];

/** To whom somebody's things are open at all. */
export type Privacy = {
  /** Public things are for friends and for those whom they let follow them. */
  private: boolean;
  /** Who may write on their wall, and who may read what others wrote there. */
  wallFrom: Writers;
  wallFor: Audience;
  /** Friends see when they are here. */
  showsPresence: boolean;
};
