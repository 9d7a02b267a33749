import postgres from "postgres";
import { afterAll, inject } from "vitest";

/**
 * Gives a test file a database that no other has written into: where plans or whole counts depend on all there is, or an instance is set up. To be imported
 * before anything that opens one.
 */
const mine = new URL(process.env.DATABASE_URL ?? "");
const template = mine.pathname.slice(1).replace(/_\d+$/, "");
const name = `${template}_own_${process.pid}`;
const admin = postgres(Object.assign(new URL(inject("databases")[0] ?? ""), { pathname: "/postgres" }).href, { max: 1, onnotice: () => undefined });

await admin.unsafe(`drop database if exists ${name} with (force)`);
await admin.unsafe(`create database ${name} template ${template}`);
process.env.DATABASE_URL = Object.assign(mine, { pathname: `/${name}` }).href;

afterAll(async () => {
  const { closeDatabase } = await import("@/db/client");
  await closeDatabase();
  await admin.unsafe(`drop database if exists ${name} with (force)`);
  await admin.end();
});
