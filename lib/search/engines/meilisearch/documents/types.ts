import type { RangeField, ValueField } from "../../../types";

/** What the tables say of a photo that may be found: ready, neither deleted nor removed. */
export type Row = {
  id: string;
  ownerId: string;
  visibility: "public" | "friends" | "private";
  ownerHidden: boolean;
  ownerPrivate: boolean;
  values: Record<ValueField, string[]>;
  numbers: Record<RangeField, number | null>;
  /** When it was taken, in microseconds since its day began. */
  takenTime: number | null;
  /** What something of it is called as a whole, folded: its title, and names of its tags, camera, lens and owner. */
  called: string[];
  /** What its text search reads, a part each, folded: of the photo itself, its tags, camera, lens and owner. */
  written: string[];
  /** The same as stems, in order. */
  stems: string[];
};

/** The three parts of a photo's id in order of weight: numbers that the engine compares exactly. */
export type Place = { place1: number; place2: number; place3: number };

/** A photo as the engine keeps it. Values of facets stand under the facet's name, bands of ranges by `bandOf`. */
export type PhotoDocument = Place & {
  id: string;
  visibility: Row["visibility"];
  ownerId: string;
  ownerHidden: boolean;
  ownerPrivate: boolean;
  takenTime?: number;
  /** Marks of names, by `markOf`. */
  called: string[];
  /** As written and as stems; found by these letters alone. */
  exact: string[];
  /** As written; found with typing errors too. */
  close: string[];
} & Record<string, unknown>;
