// npm run bench -- netbook [--photos 1000] [--rounds 25] [--share 0.1] [--json]: pages as a member reads them from a server that has a tenth of one core.
import { parseArgs } from "node:util";
import { Refusal } from "@/lib/core/refusal";
import { print, rowOf, type Row } from "@/scripts/bench/report";
import { main } from "@/scripts/instance";
import { stopSignal } from "@/scripts/stopping";
import { hold } from "./netbook/held";
import { read } from "./pages/ask";
import { PAGES, type Page } from "./pages/cases";
import { doorTo, openPlace, type Place } from "./pages/place";
import { spelled } from "./spelled";

/** Rounds that are not counted. */
const WARM_UP = 2;
/** Of milliseconds at the 95th percentile. */
const GOAL = "p95 <= 200";

type Wishes = { photos: number; rounds: number; share: number };
type Times = { page: Page; held: number[]; free: number[] };

await main(async () => {
  const wishes = wished();
  const rows = await compare(wishes);
  print({ bench: "netbook", scale: `10,002 people, ${spelled(wishes.photos)} photos, ${wishes.share} of a core`, rounds: wishes.rounds, rows });
});

/** @throws Refusal when the options are no numbers */
function wished(): Wishes {
  const { values } = parseArgs({
    options: {
      photos: { type: "string", default: "1000" },
      rounds: { type: "string", default: "25" },
      share: { type: "string", default: "0.1" },
      json: { type: "boolean" },
    },
  });
  const [photos, rounds, share] = [Number(values.photos), Number(values.rounds), Number(values.share)];
  if (![photos, rounds].every((number) => Number.isSafeInteger(number) && number > 0) || !(share >= 0.01 && share <= 1))
    throw new Refusal("--photos and --rounds take whole numbers, --share one from 0.01 to 1.");
  return { photos, rounds, share };
}

async function compare({ photos, rounds, share }: Wishes): Promise<Row[]> {
  const stop = stopSignal();
  const place = await openPlace({ photos, keep: undefined, tell: console.error, stop });
  try {
    const times = await measure(place, rounds, share, stop);
    return times.flatMap(({ page, held, free }) => {
      const floor = { name: `${page.name}, as much as there is`, samples: free, unit: "ms wall" };
      return [rowOf(floor), rowOf({ name: `${page.name}, held`, samples: held, unit: "ms wall", floor, goal: GOAL })];
    });
  } catch (error) {
    throw stop.aborted ? new Refusal("Stopped.", { cause: error }) : error;
  } finally {
    await place.stop();
  }
}

/** Every page held and free in turns: held, free, free, held. */
async function measure(place: Place, rounds: number, share: number, stop: AbortSignal): Promise<Times[]> {
  const times: Times[] = PAGES.map((page) => ({ page, held: [], free: [] }));
  const server = hold(place.pid);
  try {
    for (let round = 0; round < rounds + WARM_UP; round += 1) {
      for (const part of round % 2 === 0 ? (["held", "free"] as const) : (["free", "held"] as const)) {
        server.give(part === "held" ? share : null);
        for (const one of times) {
          stop.throwIfAborted();
          const begun = performance.now();
          await read(doorTo(one.page, place));
          if (round >= WARM_UP) one[part].push(performance.now() - begun);
        }
      }
      console.error(round < WARM_UP ? "warming up" : `round ${round + 1 - WARM_UP} of ${rounds}`);
    }
  } finally {
    server.give(null);
    server.end();
  }
  return times;
}
