import { db } from "@/db/client";

type Values = NonNullable<Parameters<typeof db.$client.unsafe>[1]>;
type Query = { text: string; values: Values };

/** All that is asked of the database while something is done. */
export async function queriesOf(act: () => Promise<unknown>): Promise<Query[]> {
  const client = db.$client;
  const ask = client.unsafe.bind(client);
  const asked: Query[] = [];
  client.unsafe = ((text: string, values: Values = [], ...more) => {
    asked.push({ text, values });
    return ask(text, values, ...more);
  }) as typeof ask;
  try {
    await act();
  } finally {
    client.unsafe = ask;
  }
  return asked;
}

type Plan = { "Node Type": string; "Relation Name"?: string; "Actual Rows"?: number; "Actual Loops"?: number; Plans?: Plan[] };

/** The tables that are read from end to end while something is done, as the planner would have it now. */
export async function scannedBy(act: () => Promise<unknown>): Promise<string[]> {
  const steps = await stepsOf(act, "format json");
  return steps.flatMap((step) => (step["Node Type"] === "Seq Scan" ? step["Relation Name"]! : []));
}

/** The most rows that any one step of a query gives while something is read, all its turns together. */
export async function mostReadBy(read: () => Promise<unknown>): Promise<number> {
  const steps = await stepsOf(read, "analyze, format json");
  return Math.max(...steps.map((step) => step["Actual Rows"]! * step["Actual Loops"]!));
}

async function stepsOf(act: () => Promise<unknown>, options: string): Promise<Plan[]> {
  const queries = await queriesOf(act);
  const explained = await Promise.all(
    queries.map(({ text, values }) => db.$client.unsafe<{ "QUERY PLAN": { Plan: Plan }[] }[]>(`explain (${options}) ${text}`, values)),
  );
  return explained.flatMap((rows) => rows.flatMap((row) => row["QUERY PLAN"].flatMap(({ Plan }) => withAllBelow(Plan))));
}

const withAllBelow = (plan: Plan): Plan[] => [plan, ...(plan.Plans ?? []).flatMap(withAllBelow)];
