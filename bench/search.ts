// npm run bench -- search [--photos 10000,100000,1000000] [--rounds 30] [--keep DIR] [--json]: searches with all counts, by each engine and from memory.
import { parseArgs } from "node:util";
import { Refusal } from "@/lib/core/refusal";
import { print, rowOf, type Row } from "@/scripts/bench/report";
import { main } from "@/scripts/instance";
import { stopSignal } from "@/scripts/stopping";
import { answerOf } from "./beside";
import { openPlace } from "./pages/place";
import type { Asked } from "./search/ask";
import { memoryOf } from "./search/memory";
import { spelled } from "./spelled";

/** Milliseconds for nine of ten searches and more, by the number of photos. */
const GOALS: Readonly<Record<number, string>> = { 100_000: "p95 <= 50", 1_000_000: "p95 <= 10" };
const MIB = 2 ** 20;

type Wishes = { photos: number[]; rounds: number; keep?: string };

await main(async () => {
  const { photos, rounds, keep } = wished();
  const stop = stopSignal();
  const rows: Row[] = [];
  for (const count of photos) rows.push(...(await measure(count, rounds, keep, stop)));
  print({ bench: "search", scale: `10,002 people, ${photos.map(spelled).join(", ")} photos`, rounds, rows });
});

/** @throws Refusal when the options are no numbers */
function wished(): Wishes {
  const options = { photos: { type: "string", default: "10000,100000,1000000" }, rounds: { type: "string", default: "30" } } as const;
  const { values } = parseArgs({ options: { ...options, keep: { type: "string" }, json: { type: "boolean" } } });
  const [photos, rounds] = [values.photos.split(",").map(Number), Number(values.rounds)];
  if (![...photos, rounds].every((number) => Number.isSafeInteger(number) && number > 0))
    throw new Refusal("--photos takes numbers with commas between them, --rounds one.");
  return { photos, rounds, keep: values.keep };
}

async function measure(photos: number, rounds: number, keep: string | undefined, stop: AbortSignal): Promise<Row[]> {
  const place = await openPlace({ photos, keep, tell: console.error, stop });
  const name = spelled(photos);
  try {
    console.error(`searching ${name}`);
    const { taken, fresh, heap, indexed } = await answerOf<Asked>(
      "bench/search/ask.ts",
      [place.dataDir, place.network.reader, String(rounds)],
      "searches",
      stop,
    );
    const memory = (of: string, bytes: number): Row => rowOf({ name: `${name}: memory of ${of}`, samples: [bytes / MIB], unit: "MiB" });
    return [
      ...Object.entries(taken).flatMap(([what, { memory: floor, ...engines }]) => [
        ...Object.entries(engines).map(([who, samples]) =>
          rowOf({ name: `${name}: ${what}, ${who}`, samples, unit: "ms", floor: floor && { name: "memory", samples: floor }, goal: GOALS[photos] }),
        ),
        ...(floor ? [rowOf({ name: `${name}: ${what}, memory`, samples: floor, unit: "ms" })] : []),
      ]),
      ...Object.entries(fresh).map(([who, samples]) => rowOf({ name: `${name}: committed to found, ${who}`, samples, unit: "ms", goal: "<= 5" })),
      ...(indexed ? [rowOf({ name: `${name}: index built`, samples: [indexed], unit: "s" })] : []),
      memory("Postgres", memoryOf(place.pid, /^postgres$/)),
      ...("meilisearch" in fresh ? [memory("Meilisearch", memoryOf(place.pid, /^meilisearch/))] : []),
      memory("the floor's columns", heap),
    ];
  } finally {
    await place.stop();
  }
}
