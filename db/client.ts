import { drizzle } from "drizzle-orm/postgres-js";
import type { Sql } from "postgres";
import { Pool } from "./pool";
import * as schema from "./schema";

/** How many connections a pool may have: two at least, since some read with one what they write with the other. */
export const poolSize = (): number => Math.max(2, Number(process.env.DATABASE_POOL || 10));

const connect = () => {
  const pool = new Pool(process.env.DATABASE_URL ?? "postgres://database-url-is-not-set", { max: poolSize() });
  // Of `postgres` Drizzle calls what the pool has, and so do we by `db.$client`: `unsafe`, `cursor`, `begin` and `listen`.
  return { pool, db: drizzle(pool as unknown as Sql, { schema }) };
};

// Bundles do not share module state: one pool per process, however many copies of this module it holds.
const holder = globalThis as typeof globalThis & { __halationDatabase?: ReturnType<typeof connect> };
const connection = (holder.__halationDatabase ??= connect());

/** The database, by Drizzle. Connects at the first query. */
export const db = connection.db;

/** Closes the pool, waiting up to five seconds for queries under way. */
export const closeDatabase = (): Promise<void> => connection.pool.end({ timeout: 5 });

type Database = typeof db;
export type Transaction = Parameters<Parameters<Database["transaction"]>[0]>[0];
/** What a query runs on: the pool, or a transaction under way. */
export type Executor = Database | Transaction;
