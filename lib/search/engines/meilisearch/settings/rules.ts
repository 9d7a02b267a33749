import { createHash } from "node:crypto";
import type { IndexSettings } from "@/lib/platform/search";
import { RANGE_FIELDS, rangeFacet, VALUE_FIELDS } from "../../../types";
import { bandField } from "../documents/rules";
import { PLACE, READ } from "../orders/rules";
import { MIN_FOR_ERROR, MIN_FOR_TWO } from "../text/rules";

/** Values that the engine tells of one facet: the longest list there is, and room for those of the same count as its last. */
export const MOST_VALUES = 300;
/** The engine counts no further. More than any instance has photographs. */
const MOST_HITS = 1_000_000_000;
/** Counts up when documents are made in another way, since the settings do not show it. */
const EDITION = 1;

const RIGHTS = ["visibility", "ownerId", "ownerHidden", "ownerPrivate"];

/** The settings of an index, made from the table of facets. */
export function indexSettings(): IndexSettings {
  return {
    searchableAttributes: ["exact", "close"],
    filterableAttributes: ["id", ...RIGHTS, ...PLACE, ...VALUE_FIELDS, ...RANGE_FIELDS, ...RANGE_FIELDS.map(bandField), "takenTime", "called"],
    sortableAttributes: ["taken", "takenTime", ...PLACE],
    displayedAttributes: READ,
    // What is asked to be in order is in that order; else the best first, and of equals the newest.
    rankingRules: ["sort", "words", "typo", "proximity", "attribute", "exactness", ...PLACE.map((name) => `${name}:desc`)],
    typoTolerance: { enabled: true, minWordSizeForTypos: { oneTypo: MIN_FOR_ERROR, twoTypos: MIN_FOR_TWO }, disableOnAttributes: ["exact"] },
    faceting: { maxValuesPerFacet: MOST_VALUES, sortFacetValuesBy: { "*": "count" } },
    pagination: { maxTotalHits: MOST_HITS },
    // Past its own limit it answers out of order and calls that an answer; our patience ends long before this one.
    searchCutoffMs: 60_000,
  };
}

/** Equal where indexes are: of the settings, the bands that are counted, and the way documents are made. */
export function fingerprint(): string {
  const bands = RANGE_FIELDS.map((field) => [field, rangeFacet(field).bands.map(({ from }) => from ?? null)]);
  return createHash("sha256")
    .update(JSON.stringify([EDITION, indexSettings(), bands]))
    .digest("hex")
    .slice(0, 16);
}
