import { createHash } from "node:crypto";

/** An id that follows from a name, so that a later run makes the same; in the form of a UUIDv7 of the given time. */
export function idFrom(name: string, time?: number): string {
  const digest = createHash("sha256").update(`demo ${name}`).digest("hex");
  const front = time === undefined ? digest.slice(0, 12) : Math.floor(time).toString(16).padStart(12, "0");
  return `${front.slice(0, 8)}-${front.slice(8)}-7${digest.slice(13, 16)}-8${digest.slice(17, 20)}-${digest.slice(20, 32)}`;
}

/** What of such an id follows from the name alone, whenever it was made. */
export const nameOf = (id: string): string => id.slice(14);
