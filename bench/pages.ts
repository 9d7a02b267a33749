// npm run bench -- pages [--photos 1000,1000000] [--rounds 50] [--plans 5] [--keep DIR] [--json]: pages as a member reads them, in a small and in a large place.
import { parseArgs } from "node:util";
import { Refusal } from "@/lib/core/refusal";
import { print, rowOf, type Row } from "@/scripts/bench/report";
import { main } from "@/scripts/instance";
import { stopSignal } from "@/scripts/stopping";
import { costOf, read, type Cost, type Door } from "./pages/ask";
import { PAGES, type Page } from "./pages/cases";
import { serveConstants, servePlain } from "./pages/floors";
import { doorTo, openPlace, type Place } from "./pages/place";
import { linesOf, spentOn } from "./pages/plans";
import { spelled } from "./spelled";

/** Rounds that are not counted: everything is loaded, compiled and connected by then. */
const WARM_UP = 5;
const GOAL = "<= 1.30";
const FLAT = "0.90–1.10";
const FLOORS = { plain: "plain Node", markup: "constant page", elements: "constant elements" } as const;

type Wishes = { photos: [number, number]; rounds: number; plans: number; keep?: string };
/** Who answers with a page: a place by its scale, or a floor. */
type Who = number | keyof typeof FLOORS;
type Measured = { page: Page; who: Who; door: Door; costs: Cost[] };

await main(async () => {
  const wishes = wished();
  const rows = await compare(wishes);
  const scale = `10,002 people, ${wishes.photos.map(spelled).join(" and ")} photos`;
  print({ bench: "pages", scale, rounds: wishes.rounds, rows });
});

/** @throws Refusal when the options are no numbers */
function wished(): Wishes {
  const { values } = parseArgs({
    options: {
      photos: { type: "string", default: "1000,1000000" },
      rounds: { type: "string", default: "50" },
      plans: { type: "string", default: "0" },
      keep: { type: "string" },
      json: { type: "boolean" },
    },
  });
  const [[small, large, ...more], rounds, plans] = [values.photos.split(",").map(Number), Number(values.rounds), Number(values.plans)];
  const right = [small, large, rounds].every((number) => Number.isSafeInteger(number) && number! > 0) && more.length === 0 && plans >= 0;
  if (!right) throw new Refusal("--photos takes two numbers with a comma between them, --rounds and --plans one.");
  return { photos: [small!, large!], rounds, plans, keep: values.keep };
}

/** Starts everything, measures, and ends everything. */
async function compare({ photos, rounds, plans, keep }: Wishes): Promise<Row[]> {
  const stop = stopSignal();
  const closers: (() => Promise<unknown>)[] = [];
  const kept = <Server extends { stop: () => Promise<unknown> }>(server: Server): Server => {
    closers.push(server.stop);
    return server;
  };
  try {
    const places: Place[] = [];
    for (const count of photos) places.push(kept(await openPlace({ photos: count, keep, tell: console.error, stop })));
    const answers: Record<string, string> = {};
    for (const page of PAGES) answers[page.slug] = await read(doorTo(page, places.at(-1)!));
    console.error("building the floors");
    const plain = kept(await servePlain(answers));
    const constant = kept(await serveConstants(answers));
    stop.throwIfAborted();
    const measured = await measure(
      PAGES.flatMap((page) => [
        ...places.toReversed().map((place): Measured => ({ page, who: place.photos, door: doorTo(page, place), costs: [] })),
        ...(["markup", "elements"] as const).map((who): Measured => ({
          page,
          who,
          door: { url: `${constant.url}/${who}/${page.slug}`, pid: constant.pid, says: page.says },
          costs: [],
        })),
        { page, who: "plain", door: { url: `${plain.url}/${page.slug}`, pid: plain.pid, says: page.says }, costs: [] },
      ]),
      rounds,
      stop,
    );
    if (plans > 0) await tellPlans(places, plans);
    return PAGES.flatMap((page) => rowsOf(page, measured, photos));
  } catch (error) {
    throw stop.aborted ? new Refusal("Stopped.", { cause: error }) : error;
  } finally {
    for (const close of closers.toReversed()) await close();
  }
}

/** Every page of everyone in each round; every other round goes backwards. */
async function measure(cases: Measured[], rounds: number, stop: AbortSignal): Promise<Measured[]> {
  for (const { page, who, door } of cases) console.error(`${page.name}, ${nameOf(who)}: ${(await read(door)).length} characters`);
  for (let round = 0; round < rounds + WARM_UP; round += 1) {
    for (const { door, costs } of round % 2 === 0 ? cases : cases.toReversed()) {
      stop.throwIfAborted();
      const cost = await costOf(door);
      if (round >= WARM_UP) costs.push(cost);
    }
    console.error(round < WARM_UP ? "warming up" : `round ${round + 1 - WARM_UP} of ${rounds}`);
  }
  return cases;
}

async function tellPlans(places: Place[], most: number): Promise<void> {
  const [small, large] = await Promise.all(
    places.map((place) =>
      spentOn(
        place,
        PAGES.map((page) => doorTo(page, place)),
      ),
    ),
  );
  for (const [i, { name }] of PAGES.entries()) for (const line of linesOf(name, [large![i]!, small![i]!], most)) console.log(line);
}

function nameOf(who: Who): string {
  return typeof who === "number" ? `${spelled(who)} photos` : FLOORS[who];
}

/** Of one page: the floors, each place beside them, and the large place beside the small one. */
function rowsOf(page: Page, measured: Measured[], [small, large]: [number, number]): Row[] {
  return (["cpu", "wall"] as const).flatMap((kind) => {
    const of = (who: Who) => ({
      name: `${page.name}, ${nameOf(who)}`,
      samples: measured.find((one) => one.page === page && one.who === who)!.costs.map((cost) => cost[kind]),
      unit: `ms ${kind}`,
    });
    const [plain, markup, elements] = [of("plain"), of("markup"), of("elements")];
    return [
      rowOf(plain),
      rowOf({ ...markup, floor: plain }),
      rowOf({ ...elements, floor: markup }),
      rowOf({ ...of(small), floor: markup, goal: GOAL }),
      rowOf({ ...of(large), floor: markup, goal: GOAL }),
      rowOf({ ...of(large), floor: elements, goal: GOAL }),
      rowOf({ ...of(large), floor: of(small), goal: FLAT }),
    ];
  });
}
