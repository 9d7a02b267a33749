import { Refusal } from "@/lib/core/refusal";
import { openDatabase } from "./database";
import { environmentOf } from "./environment";
import { prepareDataDir } from "./ground";
import { holderOf, takeLock } from "./lock";
import { instanceSecrets } from "./secrets";
import { readSettings } from "./settings";

/**
 * Runs a program that needs this instance's database and files: beside the instance where it runs, else with its database started for as long.
 * The environment is that of the instance's own processes, set before `run` is called; modules that read it are to be imported there.
 *
 * @param program as it stands in sentences for the operator, e.g. `npm run demo`
 * @throws Refusal when the instance is about to start, or cannot
 */
export async function withDatabase<Result>(program: string, run: () => Promise<Result>): Promise<Result> {
  const { dev, dataDir, port, databaseUrl } = readSettings([]);
  const holder = holderOf(dataDir);
  if (holder && !holder.databaseUrl) throw new Refusal(`${holder.program} is just starting with ${dataDir}: try again in a moment.`);
  if (!holder) prepareDataDir(dataDir);
  const lock = holder ? null : takeLock(dataDir, program);
  try {
    const secrets = instanceSecrets(dataDir);
    const database = holder?.databaseUrl
      ? { url: holder.databaseUrl, stop: async () => undefined }
      : await openDatabase({ dataDir, databaseUrl, password: secrets.POSTGRES_PASSWORD ?? "" });
    try {
      lock?.note({ databaseUrl: database.url });
      // Nobody listens on port 0: events of a stopped instance have no hearers.
      Object.assign(process.env, environmentOf({ dev, dataDir, port, databaseUrl: database.url, realtimePort: 0, secrets }));
      return await run();
    } finally {
      await database.stop();
    }
  } finally {
    lock?.release();
  }
}
