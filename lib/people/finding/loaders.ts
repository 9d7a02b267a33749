import { requireMember } from "@/lib/platform/session";
import { findPeople } from "./data";
import { readPeopleQuery, readPersonPlace } from "./schema";

/** Whom the current member looks for, and who was found; guests are sent to sign in. */
export async function loadPeople(params: Readonly<Record<string, string | string[] | undefined>>) {
  const viewer = await requireMember("/people");
  const query = readPeopleQuery(params);
  return { query, ...(await findPeople(viewer, query, readPersonPlace(params.before))) };
}
