// npm run bench -- realtime [--sockets 1,1000,5000] [--rounds 50] [--json]: from told to heard by the last of so many, beside bare `ws`.
import { parseArgs } from "node:util";
import { Refusal } from "@/lib/core/refusal";
import { print, rowOf, type Row } from "@/scripts/bench/report";
import { main } from "@/scripts/instance";
import { stopSignal } from "@/scripts/stopping";
import { Station, type Cost, type Kind } from "./realtime/station";

/** Rounds that are not counted: everything is compiled and connected by then. */
const WARM_UP = 10;

type Wishes = { sockets: number[]; rounds: number };
type Costs = Record<Kind, Cost[]>;

await main(async () => {
  const { sockets, rounds } = wished();
  const stop = stopSignal();
  const rows: Row[] = [];
  for (const count of sockets) rows.push(...(await measure(count, rounds, stop)));
  print({ bench: "realtime", scale: `${sockets.join(", ")} sockets on one channel, 200 bytes`, rounds, rows });
});

/** @throws Refusal when the options are no numbers */
function wished(): Wishes {
  const { values } = parseArgs({
    options: { sockets: { type: "string", default: "1,1000,5000" }, rounds: { type: "string", default: "50" }, json: { type: "boolean" } },
  });
  const [sockets, rounds] = [values.sockets.split(",").map(Number), Number(values.rounds)];
  if (![...sockets, rounds].every((number) => Number.isSafeInteger(number) && number > 0))
    throw new Refusal("--sockets takes numbers with commas between them, --rounds one number.");
  return { sockets, rounds };
}

/** One number of sockets: ours and the floor in turn, then ours once more beside one that does not read. */
async function measure(count: number, rounds: number, stop: AbortSignal): Promise<Row[]> {
  console.error(`${count} sockets`);
  const stations: Station[] = [];
  try {
    for (const kind of ["ours", "floor"] as const) stations.push(await Station.start(kind, count));
    const [ours, floor] = stations as [Station, Station];
    const costs: Costs = { ours: [], floor: [] };
    for (let round = -WARM_UP; round < rounds; round += 1) {
      // A B, then B A.
      for (const station of round % 2 === 0 ? [ours, floor] : [floor, ours]) {
        stop.throwIfAborted();
        const cost = await station.tell();
        if (round >= 0) costs[station.kind].push(cost);
      }
    }
    const besideSlow = await withSlowReader(ours, rounds, stop);
    return rowsOf(count, costs, besideSlow, [ours.bytesEach, floor.bytesEach]);
  } catch (error) {
    throw stop.aborted ? new Refusal("Stopped.", { cause: error }) : error;
  } finally {
    for (const station of stations) await station.stop();
  }
}

async function withSlowReader(station: Station, rounds: number, stop: AbortSignal): Promise<Cost[]> {
  const slow = await station.slow();
  const costs: Cost[] = [];
  for (let round = 0; round < rounds; round += 1) {
    stop.throwIfAborted();
    costs.push(await station.tell());
  }
  slow.terminate();
  return costs;
}

function rowsOf(count: number, costs: Costs, besideSlow: Cost[], [ours, floor]: [number, number]): Row[] {
  const walls = (of: Cost[]): number[] => of.map(({ wall }) => wall);
  const cpus = (of: Cost[]): number[] => of.map(({ cpu }) => Math.max(cpu, 0.001));
  const bare = (samples: number[]) => ({ name: "bare ws", samples });
  const unit = { unit: "ms" };
  return [
    rowOf({ name: `${count}: bare ws, last`, samples: walls(costs.floor), ...unit }),
    rowOf({ name: `${count}: last`, samples: walls(costs.ours), ...unit, floor: bare(walls(costs.floor)), goal: count === 1 ? "p99 <= 10" : "<= 1.5" }),
    rowOf({ name: `${count}: CPU`, samples: cpus(costs.ours), unit: "CPU ms", floor: bare(cpus(costs.floor)), goal: "<= 1.5" }),
    rowOf({
      name: `${count}: last, one does not read`,
      samples: walls(besideSlow),
      ...unit,
      floor: { name: "all read", samples: walls(costs.ours) },
      goal: "p99 as without",
    }),
    // Of few sockets the memory is that of the program.
    ...(count >= 100 ? [rowOf({ name: `${count}: memory of a socket`, samples: [ours / 1024], unit: "KB", floor: bare([floor / 1024]), goal: "<= 25" })] : []),
  ];
}
