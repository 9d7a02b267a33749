import { newId } from "@/lib/core/ids";
import { KINDS, MissingObjectError, type Kind } from "./types";

const KEY = new RegExp(`^(?:${KINDS.join("|")})/[0-9a-f]{2}/[0-9a-f-]{36}$`);

/** A name nobody chose, spread over 256 directories by its random end (its beginning is the time). */
export function newKey(kind: Kind): string {
  const id = newId();
  return `${kind}/${id.slice(-2)}/${id}`;
}

/** Whether a name is one that `newKey` could have given: what else lies about in a store is not ours. */
export const isKey = (text: string): boolean => KEY.test(text);

/**
 * Lets only names of ours pass, whatever was asked for.
 *
 * @throws MissingObjectError
 */
export function demandKey(key: string): string {
  if (!isKey(key)) throw new MissingObjectError(`not a key of this store: ${JSON.stringify(key)}`);
  return key;
}

/** What an object is for, as its key says. */
export const kindOf = (key: string): Kind => KINDS.find((kind) => demandKey(key).startsWith(`${kind}/`))!;
