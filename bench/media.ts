// npm run bench -- media [--photos 1000,1000000] [--rounds 25] [--json]: one photo from bytes in hand to everything durable, beside bare sharp.
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { Refusal } from "@/lib/core/refusal";
import { print, rowOf, type Row } from "@/scripts/bench/report";
import { main } from "@/scripts/instance";
import { scratchDirectory } from "@/scripts/testing/scratch";
import { stopSignal } from "@/scripts/stopping";
import { expose, SIZES } from "./media/frames";
import type { Cost } from "./media/station";
import { startStation, type Station } from "./media/stations";
import { spelled } from "./spelled";

/** Rounds that are not counted: everything is loaded, compiled and connected by then. */
const WARM_UP = 2;
const GOAL = "<= 1.15";
const FLAT = "0.90–1.10";

type Wishes = { photos: number[]; rounds: number };
/** What is measured in each round; `at` counts the stations, and the floor is at the first. */
type Case = { size: number; at: number | "floor" };
type Measured = Case & { costs: Cost[] };

await main(async () => {
  const wishes = wished();
  const rows = await compare(wishes);
  const scale = `${SIZES.length} sizes; tables of ${wishes.photos.map(spelled).join(" and ")} photos`;
  print({ bench: "media", scale, rounds: wishes.rounds, rows });
});

/** @throws Refusal when the options are no numbers */
function wished(): Wishes {
  const { values } = parseArgs({
    options: { photos: { type: "string", default: "1000,1000000" }, rounds: { type: "string", default: "25" }, json: { type: "boolean" } },
  });
  const [photos, rounds] = [values.photos.split(",").map(Number), Number(values.rounds)];
  if (![...photos, rounds].every((number) => Number.isSafeInteger(number) && number > 0))
    throw new Refusal("--photos takes numbers with commas between them, --rounds one number.");
  return { photos, rounds };
}

/** Starts everything, measures, and ends everything. */
async function compare({ photos, rounds }: Wishes): Promise<Row[]> {
  const stop = stopSignal();
  const folder = await scratchDirectory("instance");
  const stations: Station[] = [];
  stop.addEventListener("abort", () => void stations.map((station) => station.stop()));
  try {
    console.error("painting");
    mkdirSync(folder, { recursive: true });
    for (const [i, file] of (await expose()).entries()) writeFileSync(join(folder, `${i}.jpg`), file);
    stop.throwIfAborted();
    const started = photos.map((count) => startStation(count, folder, console.error));
    stations.push(...started.map(({ station }) => station));
    await Promise.all(started.map(({ ready }) => ready));
    return rowsOf(await measure(stations, rounds, stop), stations);
  } catch (error) {
    throw stop.aborted ? new Refusal("Stopped.", { cause: error }) : error;
  } finally {
    await Promise.all(stations.map((station) => station.stop()));
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Every case in each round; every other round goes backwards. */
async function measure(stations: Station[], rounds: number, stop: AbortSignal): Promise<Measured[]> {
  const cases = SIZES.flatMap((_, size) => (["floor", ...stations.keys()] as const).map((at): Measured => ({ size, at, costs: [] })));
  for (let round = 0; round < rounds + WARM_UP; round += 1) {
    for (const { size, at, costs } of round % 2 === 0 ? cases : cases.toReversed()) {
      stop.throwIfAborted();
      const station = stations[at === "floor" ? 0 : at]!;
      const cost = await station.act({ what: at === "floor" ? "floor" : "photo", size, mark: `${at} ${round}` });
      if (round >= WARM_UP) costs.push(cost);
    }
    console.error(round < WARM_UP ? "warming up" : `round ${round + 1 - WARM_UP} of ${rounds}`);
  }
  return cases;
}

/** For each size, and for all together: the floor, each table beside it, and the larger tables beside the smallest. */
function rowsOf(measured: Measured[], stations: Station[]): Row[] {
  const samples = (size: number, at: Case["at"], unit: keyof Cost): number[] =>
    measured.find((one) => one.size === size && one.at === at)!.costs.map((cost) => cost[unit]);
  const sums = (at: Case["at"], unit: keyof Cost): number[] =>
    SIZES.map((_, size) => samples(size, at, unit)).reduce((all, one) => all.map((sum, round) => sum + one[round]!));
  const groups = [
    ...SIZES.map(({ name }, size) => ({ name, of: (at: Case["at"], unit: keyof Cost) => samples(size, at, unit) })),
    { name: "one of each", of: sums },
  ];
  return (["cpu", "wall"] as const).flatMap((kind) =>
    groups.flatMap(({ name, of }) => {
      const unit = `ms ${kind}`;
      const floor = { name: `${name}, bare sharp`, samples: of("floor", kind) };
      const named = stations.map(({ photos }, at) => ({ name: `${name}, ${spelled(photos)} photos`, samples: of(at, kind), unit }));
      return [
        rowOf({ ...floor, unit }),
        ...named.map((one) => rowOf({ ...one, floor, goal: GOAL })),
        ...named.slice(1).map((one) => rowOf({ ...one, floor: named[0]!, goal: FLAT })),
      ];
    }),
  );
}
