import { execFileSync } from "node:child_process";

/** What one case came to. Where it is compared, `ratio` is the median over the rounds, with its 95 % bootstrap interval. */
export type Row = {
  case: string;
  p50: number;
  p95: number;
  p99: number;
  unit: string;
  ratio: number | null;
  ci95: [number, number] | null;
  /** What the ratio is to. */
  to: string | null;
  goal: string | null;
};

type Report = {
  bench: string;
  /** How much data there was, in words. */
  scale: string;
  rounds: number;
  rows: Row[];
};

/** A case and the floor it stands on; one sample for each round, taken in the same round. */
type Measured = { name: string; samples: number[]; unit: string; floor?: { name: string; samples: number[] }; goal?: string | null };

const RESAMPLES = 2000;

/** Sums up the samples of one case. */
export function rowOf({ name, samples, unit, floor, goal = null }: Measured): Row {
  const ratios = floor?.samples.map((base, round) => samples[round]! / base) ?? null;
  return {
    case: name,
    p50: quantile(samples, 0.5),
    p95: quantile(samples, 0.95),
    p99: quantile(samples, 0.99),
    unit,
    ratio: ratios && rounded(quantile(ratios, 0.5)),
    ci95: ratios && interval(ratios),
    to: floor?.name ?? null,
    goal,
  };
}

/** Prints the figures as a table, and with `--json` once more as one last line for programs. */
export function print(report: Report): void {
  const { bench, scale, rounds, rows } = report;
  const commit = execFileSync("git", ["rev-parse", "--short", "HEAD"], { encoding: "utf8" }).trim();
  console.log(`\n${bench}: ${scale}, ${rounds} rounds, commit ${commit}\n`);
  const table = [
    ["case", "p50", "p95", "p99", "", "ratio", "95 %", "to", "goal"],
    ...rows.map((row) => [
      row.case,
      ...[row.p50, row.p95, row.p99].map(String),
      row.unit,
      row.ratio?.toFixed(3) ?? "",
      row.ci95?.map((end) => end.toFixed(3)).join("–") ?? "",
      row.to ?? "",
      row.goal ?? "",
    ]),
  ];
  const widths = table[0]!.map((_, column) => Math.max(...table.map((line) => line[column]!.length)));
  const numbers = new Set([1, 2, 3, 5]);
  for (const line of table) {
    const cells = line.map((cell, column) => (numbers.has(column) ? cell.padStart(widths[column]!) : cell.padEnd(widths[column]!)));
    console.log(cells.join("  ").trimEnd());
  }
  if (process.argv.includes("--json")) console.log(JSON.stringify({ bench, commit, scale, rounds, rows }));
}

/** Linear between neighbours. */
function quantile(values: readonly number[], q: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (sorted.length - 1) * q;
  const low = sorted[Math.floor(at)]!;
  return rounded(low + (sorted[Math.ceil(at)]! - low) * (at % 1));
}

/** The 95 % interval of the median by the bootstrap; the same for the same values. */
function interval(values: readonly number[]): [number, number] {
  const random = generator(values.length);
  const medians = Array.from({ length: RESAMPLES }, () =>
    quantile(
      values.map(() => values[Math.floor(random() * values.length)]!),
      0.5,
    ),
  );
  return [quantile(medians, 0.025), quantile(medians, 0.975)];
}

/** Numbers from 0 to 1 (mulberry32). */
function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const rounded = (number: number): number => Number(number.toPrecision(6));
