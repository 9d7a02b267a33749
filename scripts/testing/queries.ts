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

type Plan = { "Node Type": string; "Relation Name"?: string; Plans?: Plan[] };

/** The tables that are read from end to end while something is done, as the planner would have it now. */
export async function scannedBy(act: () => Promise<unknown>): Promise<string[]> {
  const queries = await queriesOf(act);
  const explained = await Promise.all(
    queries.map(({ text, values }) => db.$client.unsafe<{ "QUERY PLAN": { Plan: Plan }[] }[]>(`explain (format json) ${text}`, values)),
  );
  return explained.flatMap((rows) => rows.flatMap((row) => row["QUERY PLAN"].flatMap(({ Plan }) => scansIn(Plan))));
}

const scansIn = (plan: Plan): string[] => [...(plan["Node Type"] === "Seq Scan" ? [plan["Relation Name"]!] : []), ...(plan.Plans ?? []).flatMap(scansIn)];
