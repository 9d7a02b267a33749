import type * as deeds from "./deeds";

type Deeds = typeof deeds;

/** Has something done on the data of the instance that all browser tests share, by a process that is equipped for it; arguments and answers are JSON. */
export async function backstage<Name extends keyof Deeds>(name: Name, ...args: Parameters<Deeds[Name]>): Promise<Awaited<ReturnType<Deeds[Name]>>> {
  const answer = await fetch(`http://127.0.0.1:${process.env.E2E_BACKSTAGE}/${name}`, { method: "POST", body: JSON.stringify(args) });
  if (!answer.ok) throw new Error(`${name}: ${await answer.text()}`);
  return (await answer.json()) as Awaited<ReturnType<Deeds[Name]>>;
}
