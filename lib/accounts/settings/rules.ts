/** The box a signature is drawn in. */
const WIDTH = 600;
const HEIGHT = 200;
/** Of a drawing as text, bytes. */
const LONGEST = 8 * 1024;

/** How many coordinates each command takes. */
const PLACES = { M: 2, L: 2, Q: 4 } as const;
type Command = keyof typeof PLACES;

const COMMAND = /([MLQ])([^A-Za-z]*)/gy;
const NUMBER = /^\d{1,3}(?:\.\d{1,3})?$/;

/**
 * A drawn signature, written anew from what was understood of it; null for anything but lines and curves within the box, so that nothing else ever
 * stands in a page: it is SVG path data of absolute `M`, `L` and `Q` with plain decimals, and begins by moving.
 */
export function readPath(text: string): string | null {
  if (text.length > LONGEST || !text.startsWith("M")) return null;
  const written: string[] = [];
  let read = 0;
  for (const [whole, command, numbers] of text.matchAll(COMMAND)) {
    const coordinates = coordinatesOf(numbers ?? "");
    if (coordinates?.length !== PLACES[command as Command]) return null;
    written.push(`${command}${coordinates.join(" ")}`);
    read += whole.length;
  }
  // A lone move draws nothing.
  return read === text.length && written.some((step) => !step.startsWith("M")) ? written.join("") : null;
}

function coordinatesOf(text: string): string[] | null {
  const numbers = text.trim().split(/[ ,]+/);
  if (!numbers.every((number) => NUMBER.test(number))) return null;
  const rounded = numbers.map((number) => Math.round(Number(number) * 10) / 10);
  return rounded.every((number, i) => number <= (i % 2 === 0 ? WIDTH : HEIGHT)) ? rounded.map(String) : null;
}
