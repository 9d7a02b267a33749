import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import postgres from "postgres";
import { afterAll, describe, expect, it } from "vitest";
import { migrate } from "@/db/migrate";
import { drift } from "./migrations";

const here = process.env.DATABASE_URL!;
const admin = postgres(here, { max: 1, onnotice: () => undefined });
let made = 0;

async function database(): Promise<string> {
  const name = `halation_drift_${process.pid}_${(made += 1)}`;
  await admin.unsafe(`create database ${name}`);
  return Object.assign(new URL(here), { pathname: `/${name}` }).href;
}

afterAll(async () => {
  for (let n = 1; n <= made; n += 1) await admin.unsafe(`drop database if exists halation_drift_${process.pid}_${n} with (force)`);
  await admin.end();
});

describe("migrations", () => {
  it("make an empty database exactly what the schema describes", async () => {
    const migrated = await database();
    await migrate(migrated);
    expect(await drift(migrated, await database())).toEqual([]);
  });

  it("can be applied by several processes at once", async () => {
    const url = await database();
    await Promise.all([migrate(url), migrate(url), migrate(url)]);
    const client = postgres(url, { max: 1 });
    expect(await client`select count(*)::int as n from instance`).toMatchObject([{ n: 1 }]);
    await client.end();
  });

  it("are told apart from a schema that says more", async () => {
    // Below the project, where its packages are found.
    const folder = mkdtempSync(join(process.cwd(), "node_modules/.drift-"));
    try {
      mkdirSync(join(folder, "schema"));
      const schema = `export * from "${process.cwd()}/db/schema/index.ts";
        import { pgTable, text } from "drizzle-orm/pg-core";
        export const forgotten = pgTable("forgotten", { word: text("word").notNull() });`;
      writeFileSync(join(folder, "schema/index.ts"), schema);
      const migrated = await database();
      await migrate(migrated);
      const faults = await drift(migrated, await database(), join(folder, "schema/index.ts"));
      expect(faults.join("\n")).toMatch(/not generated yet: \d+_\w+\.sql/);
      expect(faults).toContain("migrations lack: forgotten.word text not null default nothing");
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });

  it("refuse a database that a newer version has made", async () => {
    const url = await database();
    await migrate(url);
    const client = postgres(url, { max: 1 });
    await client`insert into drizzle.__drizzle_migrations (hash, created_at) values ('from the future', ${Date.now() + 1e12})`;
    await client.end();
    await expect(migrate(url)).rejects.toThrow("newer version");
  });

  it("carry what the journal names, and nothing else", () => {
    const journal = JSON.parse(readFileSync("db/migrations/meta/_journal.json", "utf8")) as { entries: { tag: string }[] };
    expect(journal.entries.length).toBeGreaterThan(0);
    for (const { tag } of journal.entries) expect(readFileSync(`db/migrations/${tag}.sql`, "utf8")).not.toBe("");
  });
});
