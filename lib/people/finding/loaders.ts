import { requireMember } from "@/lib/platform/session";
import { suggestionsFor } from "../suggestions/data";
import { findPeople } from "./data";
import { asksForSomebody, readPeopleQuery, readPersonPlace } from "./schema";

/**
 * Whom the current member looks for, and who was found; to whoever looks for nobody in particular those they may want to know come first, and not once more
 * among the others. Guests are sent to sign in.
 */
export async function loadPeople(params: Readonly<Record<string, string | string[] | undefined>>) {
  const viewer = await requireMember("/people");
  const query = readPeopleQuery(params);
  const before = readPersonPlace(params.before);
  const begins = before === undefined && !asksForSomebody(query);
  const [{ people, next }, suggestions] = await Promise.all([findPeople(viewer, query, before), begins ? suggestionsFor(viewer) : []]);
  const suggested = new Set(suggestions.map(({ id }) => id));
  return { query, suggestions, people: people.filter(({ id }) => !suggested.has(id)), next };
}
