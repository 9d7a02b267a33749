import { z } from "zod";
import { readCirclePlace, writeCirclePlace } from "@/lib/people/relations/schema";
import { thingId, yesOrNo } from "../schema";
import type { CollectionPlace } from "./types";

/** Which photo is kept, or not any more, and whether only they know. */
export const collectForm = z.object({ photo: thingId, on: yesOrNo, private: yesOrNo.default(false) });

/** A place in a collection as it stands in an address; it is written as one in a list of people is. */
export const writeCollectionPlace: (place: CollectionPlace) => string = writeCirclePlace;

/** Reads such a place; anything malformed means the beginning. */
export const readCollectionPlace: (text: string | string[] | undefined) => CollectionPlace | undefined = readCirclePlace;
