import { isId } from "@/lib/core/ids";
import type { UserId } from "@/lib/platform/session";
import { readSought } from "../relations/schema";
import { AGES, type Age, type PeopleQuery } from "./types";

type Params = Readonly<Record<string, string | string[] | undefined>>;

const readAge = (text: string | string[] | undefined): Age | null => AGES.find((age) => String(age) === text) ?? null;

/** Whom an address looks for; what is malformed asks for nothing. A span that ends before it begins is taken the other way round. */
export function readPeopleQuery(params: Params): PeopleQuery {
  const [from, to] = [readAge(params.from), readAge(params.to)];
  const ages = from && to && from > to ? { from: to, to: from } : { from, to: from === to ? null : to };
  return { q: readSought(params.q), city: readSought(params.city), interest: readSought(params.interest), ...ages };
}

/** Whether anything is asked for. */
export const asksForSomebody = (query: PeopleQuery): boolean => Object.values(query).some(Boolean);

/** The same as it stands in an address, with the place where a page begins. */
export function writePeopleQuery(query: PeopleQuery, before?: UserId): string {
  const given = Object.entries({ ...query, before }).filter(([, value]) => value);
  return new URLSearchParams(given.map(([name, value]) => [name, String(value)])).toString();
}

/** After whom a page begins; anything malformed means the beginning. */
export const readPersonPlace = (text: string | string[] | undefined): UserId | undefined =>
  typeof text === "string" && isId(text) ? (text as UserId) : undefined;
