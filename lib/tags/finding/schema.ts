import { foldTag } from "../rules";
import type { FoundTagPlace } from "./types";

/** A place as it stands in an address. */
export const writeTagPlace = ({ closeness, folded }: FoundTagPlace): string => `${closeness}.${folded}`;

/** After which tag a page begins; anything malformed means the beginning. */
export function readTagPlace(text: string | string[] | undefined): FoundTagPlace | undefined {
  const [, closeness, written = ""] = (typeof text === "string" && /^([012])\.(.+)$/su.exec(text.toWellFormed())) || [];
  const folded = foldTag(written);
  return closeness && folded && folded === written ? { closeness: Number(closeness) as FoundTagPlace["closeness"], folded } : undefined;
}
