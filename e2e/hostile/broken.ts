import { Random } from "@/db/seed/scenes/random";
import { EXTENSIONS, PICTURE_TYPES } from "@/lib/core/sniff";
import type { Hostile } from "./types";
import { WHOLES } from "./wholes";

/** Parts in hundredths at which files of everyday runs are cut off. */
const EVERYDAY = new Set([3, 37, 88, 99]);

/** Each type, cut off at each hundredth of its length. */
export const CUT: readonly Hostile[] = PICTURE_TYPES.flatMap((type, i) =>
  Array.from({ length: 100 }, (_, hundredths): Hostile => ({
    name: `${EXTENSIONS[type][0]} cut off at ${hundredths} %`,
    type,
    make: async () => {
      const whole = await WHOLES[type]();
      return whole.subarray(0, Math.floor((whole.length * hundredths) / 100));
    },
    everyday: EVERYDAY.has(hundredths) && (type !== "image/heic" || hundredths === 88) && (hundredths + i) % 2 === 1,
  })),
);

/** How many broken files an everyday run makes. */
const MUTATIONS = 12;

/** Files in which some bytes are others, in their header more than elsewhere: as many, and others each time, as properties are tried. */
export function mutated({ seed, numRuns }: { seed: number; numRuns: number }): Hostile[] {
  // One file costs what a hundred cases of a property do.
  const count = Math.max(MUTATIONS, Math.floor(numRuns / 20));
  return Array.from({ length: count }, (_, i): Hostile => {
    const random = new Random(`${seed}/${i}`);
    const type = PICTURE_TYPES[i % PICTURE_TYPES.length]!;
    return {
      name: `${EXTENSIONS[type][0]} with other bytes, ${seed}/${i}`,
      type,
      make: async () => {
        const bytes = Buffer.from(await WHOLES[type]());
        for (let changes = random.int(1, 12); changes > 0; changes -= 1) {
          const reach = random.chance(0.7) ? Math.min(bytes.length, 700) : bytes.length;
          bytes[random.int(0, reach - 1)] = random.pick([0, 1, 0x7f, 0x80, 0xff, random.int(0, 255)]);
        }
        return bytes;
      },
      everyday: i < MUTATIONS && type !== "image/heic",
    };
  });
}
