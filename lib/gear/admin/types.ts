import type { Gear } from "../types";

/** A camera or lens in the administrators' list, with the spellings that files have used for it. */
export type GearRow = Gear & {
  /** Folded, `make|model`; the first so many. */
  spellings: string[];
  /** How many there are of them. */
  spelled: number;
};

/** One of them, with all that goes along when it becomes part of another. */
export type GearDetail = GearRow & {
  /** Addresses it had before. */
  earlier: string[];
  /** Photos that name it, whosever and whatever their state. */
  photos: number;
};
