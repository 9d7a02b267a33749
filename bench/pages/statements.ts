/** A statement, its values left out, and what the database spent on it. */
export type Spent = { statement: string; times: number; /** Milliseconds, of all times together. */ ms: number };

const ENTRY = /^\d{4}-\d\d-\d\d [\d:.]+ \w+ \[\d+\] (\w+): +(.*)$/;
const DURATION = /^duration: ([\d.]+) ms +(?:statement|(parse|bind|execute) [^:]*): (.*)$/s;

/** Sums up what PostgreSQL's log says of statements when it is told to tell how long each takes (`log_min_duration_statement`); the dearest first. */
export function statementsIn(log: string): Spent[] {
  const found = new Map<string, Spent>();
  for (const [kind, message] of entriesIn(log)) {
    const [, ms, step, text = ""] = (kind === "LOG" && DURATION.exec(message)) || [];
    if (ms === undefined) continue;
    const statement = text.replaceAll(/\s+/g, " ").trim();
    const spent = found.get(statement) ?? { statement, times: 0, ms: 0 };
    // Reading a statement and giving it its values are steps on the way.
    found.set(statement, { ...spent, times: spent.times + (step === "parse" || step === "bind" ? 0 : 1), ms: spent.ms + Number(ms) });
  }
  return [...found.values()].toSorted((a, b) => b.ms - a.ms);
}

/** Further lines of an entry begin with a tab. */
function entriesIn(log: string): [kind: string, message: string][] {
  const entries: [string, string][] = [];
  for (const line of log.split("\n")) {
    const [, kind, message = ""] = ENTRY.exec(line) ?? [];
    if (kind) entries.push([kind, message]);
    else if (line.startsWith("\t") && entries.length > 0) entries.at(-1)![1] += `\n${line.slice(1)}`;
  }
  return entries;
}
