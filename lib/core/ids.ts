/** A UUIDv7 string: time-ordered, so it doubles as the key for chronological paging. */
export type Id<Kind extends string> = string & { readonly __kind?: Kind };

const HEX = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, "0"));

let lastMs = 0;
let sequence = 0;

/**
 * Makes a UUIDv7 (RFC 9562, method 1: a 12-bit counter follows the millisecond), strictly increasing within a process.
 * Uses `getRandomValues`, which exists outside secure contexts too, unlike `randomUUID`.
 *
 * @param now milliseconds since the epoch; given only when history is being made up (demo data, tests)
 */
export function newId<Kind extends string>(now?: number): Id<Kind> {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  let ms = now ?? Date.now();
  if (now === undefined) {
    if (ms <= lastMs) {
      ms = lastMs;
      sequence += 1;
      if (sequence > 0xfff) {
        ms = lastMs += 1;
        sequence = 0;
      }
    } else {
      lastMs = ms;
      sequence = ((bytes[6]! << 8) | bytes[7]!) & 0x7ff;
    }
    bytes[6] = 0x70 | (sequence >> 8);
    bytes[7] = sequence & 0xff;
  } else {
    bytes[6] = 0x70 | (bytes[6]! & 0x0f);
  }
  for (let i = 5; i >= 0; i -= 1) {
    bytes[i] = ms % 256;
    ms = Math.floor(ms / 256);
  }
  bytes[8] = 0x80 | (bytes[8]! & 0x3f);
  let text = "";
  for (let i = 0; i < 16; i += 1) {
    text += HEX[bytes[i]!]!;
    if (i === 3 || i === 5 || i === 7 || i === 9) text += "-";
  }
  return text;
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

/** Whether a text from outside may be used as an id in a query (Postgres answers a malformed uuid with an error). */
export const isId = (text: string): boolean => UUID.test(text);

/** When a UUIDv7 was made, in milliseconds since the epoch. */
export const timeOfId = (id: string): number => Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16);

/** 128 random bits as 22 URL-safe characters, for tokens that must not be guessed. */
export function newToken(bits = 128): string {
  const bytes = crypto.getRandomValues(new Uint8Array(bits / 8));
  return btoa(String.fromCharCode(...bytes))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replaceAll("=", "");
}
