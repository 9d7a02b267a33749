import { readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import postgres from "postgres";
import { holderOf } from "@/scripts/supervisor/lock";
import { read, type Door } from "./ask";
import type { Place } from "./place";
import { statementsIn, type Spent } from "./statements";

/** How often a page is asked for, so that one slow moment does not count for much. */
const TIMES = 5;
/** Milliseconds: how long a setting takes to arrive everywhere, and the last lines to be written. */
const WHILE = 500;
/** What the log has before them is long, and the same in most. */
const LENGTH = 4000;

/** What the database did for each page, by its statements, the dearest first; for once reading it. */
export async function spentOn(place: Place, doors: readonly Door[]): Promise<Spent[][]> {
  const client = postgres(holderOf(place.dataDir)?.databaseUrl ?? "", { max: 1, onnotice: () => undefined });
  const told: Spent[][] = [];
  try {
    await setting(client, "log_min_duration_statement", "0");
    await setting(client, "log_parameter_max_length", "0");
    for (const door of doors) {
      const from = logOf(place).length;
      for (let time = 0; time < TIMES; time += 1) await read(door);
      await pause(WHILE);
      told.push(statementsIn(logOf(place).subarray(from).toString()).map((one) => ({ ...one, times: one.times / TIMES, ms: one.ms / TIMES })));
    }
  } finally {
    await setting(client, "log_min_duration_statement", null);
    await setting(client, "log_parameter_max_length", null);
    await client.end();
  }
  return told;
}

const logOf = ({ dataDir }: Place): Buffer => readFileSync(join(dataDir, "postgres.log"));

async function setting(client: postgres.Sql, name: string, value: string | null): Promise<void> {
  await client.unsafe(`alter system ${value === null ? `reset ${name}` : `set ${name} = '${value}'`}`);
  await client`select pg_reload_conf()`;
  await pause(WHILE);
}

/** Of one page: what each statement takes at the larger scale, and at the smaller. */
export function linesOf(name: string, [large, small]: [Spent[], Spent[]], most: number): string[] {
  const sum = (all: readonly Spent[]): string => all.reduce((total, { ms }) => total + ms, 0).toFixed(1);
  const lines = large.slice(0, most).map(({ statement, times, ms }) => {
    const other = small.find((one) => one.statement === statement);
    return `${ms.toFixed(2).padStart(9)} ${(other?.ms.toFixed(2) ?? "").padStart(9)} ${times.toFixed(1).padStart(6)}  ${statement.slice(0, LENGTH)}`;
  });
  return [
    `\n${name}: ${sum(large)} ms of ${large.length} statements, ${sum(small)} ms at the smaller scale`,
    "    large     small  times  statement",
    ...lines,
  ];
}
