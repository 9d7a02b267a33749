import { like, sql } from "drizzle-orm";
import { db } from "@/db/client";
import { heartbeats } from "@/db/schema";
import { log } from "@/lib/core/log";
import { realtimeHealthy } from "./realtime";
import { searchAnswers, searchIsHosted } from "./search";
import { health as storageHealth } from "./storage";

type Check = "ok" | "down";
export type Health = {
  status: "ok" | "degraded" | "down";
  checks: Record<"database" | "worker" | "storage" | "search" | "realtime", Check>;
  /** Which engine of search it is whose check stands above; where another does not answer, the tables do. */
  search: "postgres" | "meilisearch";
};

/** Seconds without a heartbeat after which the worker counts as down: three were missed. */
const SILENCE = 16;

/** Pages, uploads and their processing cannot do without these; without the others they do less. */
const NEEDED = ["database", "worker", "storage"] as const;

/** Asks every part of the instance whether it is there. Fails never; takes a few seconds at most, when a part does not answer. */
export async function health(): Promise<Health> {
  const hosted = searchIsHosted();
  const [database, worker, storage, realtime, elsewhere] = await Promise.all([
    check("database", async () => (await db.execute(sql`select 1`)).length === 1),
    check("worker", workerLives),
    check("storage", async () => storageHealth().then(() => true)),
    check("realtime", realtimeHealthy),
    check("search", async () => !hosted || searchAnswers()),
  ]);
  // The Postgres engine answers exactly when Postgres does.
  const checks = { database, worker, storage, search: hosted ? elsewhere : database, realtime };
  const lacking = NEEDED.some((name) => checks[name] === "down");
  const less = Object.values(checks).includes("down");
  return { status: lacking ? "down" : less ? "degraded" : "ok", checks, search: hosted ? "meilisearch" : "postgres" };
}

async function workerLives(): Promise<boolean> {
  const alive = sql<boolean>`coalesce(bool_or(${heartbeats.seenAt} > now() - make_interval(secs => ${SILENCE})), false)`;
  const [row] = await db.select({ alive }).from(heartbeats).where(like(heartbeats.process, "worker %"));
  return row?.alive ?? false;
}

const PATIENCE = 4000;

async function check(name: string, ask: () => Promise<boolean>): Promise<Check> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_settle, fail) => {
    timer = setTimeout(() => fail(new Error(`no answer within ${PATIENCE} ms`)), PATIENCE);
  });
  try {
    return (await Promise.race([ask(), late])) ? "ok" : "down";
  } catch (error) {
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
    log.warn({ reason: cause instanceof Error ? cause.message : String(cause), check: name }, "a health check failed");
    return "down";
  } finally {
    clearTimeout(timer);
  }
}
