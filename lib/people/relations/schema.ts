import { z } from "zod";
import { isId } from "@/lib/core/ids";
import { DEEDS, type CirclePlace } from "./types";

/** What is done to whom. */
export const deedForm = z.object({ person: z.string().refine(isId, "errors.not-found"), deed: z.enum(DEEDS, "errors.invalid") });

const PLACE = /^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{6})_([0-9a-f-]{36})$/;

/** A place in a list of people as it stands in an address. */
export const writeCirclePlace = ({ since, id }: CirclePlace): string => `${since}_${id}`;

/** Reads such a place; anything malformed means the beginning. */
export function readCirclePlace(text: string | string[] | undefined): CirclePlace | undefined {
  const [, since = "", id = ""] = (typeof text === "string" && PLACE.exec(text)) || [];
  return isId(id) && isMoment(since) ? { since, id } : undefined;
}

// Date forgives February the 30th; Postgres does not.
function isMoment(text: string): boolean {
  const date = new Date(`${text.slice(0, 23)}Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString() === `${text.slice(0, 23)}Z`;
}

/** What is looked for in a list of people: trimmed, at most 100 characters. */
export const readSought = (text: string | string[] | undefined): string => (typeof text === "string" ? text.normalize("NFC").trim().slice(0, 100) : "");
