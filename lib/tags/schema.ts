import { z } from "zod";
import { parseTags } from "./rules";

/** A tag field as typed: commas, lines or `#` between tags. */
export const tagList = z.string().max(10_000, "photos.edit.tagsTooLong").transform(parseTags);
