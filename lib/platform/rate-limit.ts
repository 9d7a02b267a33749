import { and, eq, gt, inArray, sql } from "drizzle-orm";
import { createHash } from "node:crypto";
import { db, type Executor } from "@/db/client";
import { rateLimits } from "@/db/schema";
import { AppError } from "@/lib/core/errors";

/** How often a thing may be tried: `limit` times per window of `seconds`; never more often where that is `exact`, whatever `RATE_LIMIT_FACTOR` says. */
type Allowance = { limit: number; seconds: number; exact?: boolean };

/** One thing that is counted: what it is and whose, e.g. `["sign-in", "anna"]`. */
export type Counted = readonly [parts: readonly string[], allowance: Allowance];

const hashed = (parts: readonly string[]): string => createHash("sha256").update(JSON.stringify(parts)).digest("base64url");

/** `RATE_LIMIT_FACTOR` multiplies every limit: for many people behind one address, and for measuring. */
const factor = (): number => Math.max(0, Number(process.env.RATE_LIMIT_FACTOR ?? 1)) || 1;

/**
 * Counts one try of each of these things, in one statement, and says how many seconds to wait: 0 while all are within their limits.
 * Counting comes before trying, so that parallel tries cannot slip through together.
 */
export const count = (...things: Counted[]): Promise<number> => countOn(db, things);

async function countOn(on: Executor, things: readonly Counted[]): Promise<number> {
  const keyed = things.map(([parts, allowance]) => ({ key: hashed(parts), ...allowance }));
  // In one order everywhere, so that two requests never wait for each other.
  const rows = keyed
    .toSorted((a, b) => (a.key < b.key ? -1 : 1))
    .map(({ key, seconds }) => ({ key, count: 1, resetsAt: sql`now() + make_interval(secs => ${seconds})` }));
  const counted = await on
    .insert(rateLimits)
    .values(rows)
    .onConflictDoUpdate({
      target: rateLimits.key,
      set: {
        count: sql`case when ${rateLimits.resetsAt} <= now() then 1 else ${rateLimits.count} + 1 end`,
        resetsAt: sql`case when ${rateLimits.resetsAt} <= now() then excluded.resets_at else ${rateLimits.resetsAt} end`,
      },
    })
    .returning({ key: rateLimits.key, count: rateLimits.count, wait: sql<number>`ceil(extract(epoch from ${rateLimits.resetsAt} - now()))::int` });
  const limits = new Map(keyed.map(({ key, limit, exact }) => [key, exact ? limit : limit * factor()]));
  return Math.max(0, ...counted.map((row) => (row.count > limits.get(row.key)! ? row.wait : 0)));
}

/**
 * Counts one try of each, and refuses it where one was tried too often.
 *
 * @throws AppError `too-many`, which says in how many minutes to try again
 */
export async function demandAllowance(...things: Counted[]): Promise<void> {
  refuse(await count(...things));
}

/**
 * The same for what a transaction does: what is rolled back does not count. Nobody else counts the same things until it ends, so ask late in it.
 *
 * @throws AppError `too-many`
 */
export async function demandAllowanceWithin(tx: Executor, ...things: Counted[]): Promise<void> {
  refuse(await countOn(tx, things));
}

/** Counts one thing that a transaction does, and refuses nothing: who asks `counted` decides. Nobody else counts the same until it ends. */
export async function countWithin(tx: Executor, parts: readonly string[], seconds: number): Promise<void> {
  await countOn(tx, [[parts, { limit: Infinity, seconds }]]);
}

/** How often a thing was counted in its window, and when that ends, in milliseconds since the epoch (0 for what was not counted). */
export async function counted(on: Executor, parts: readonly string[]): Promise<{ count: number; until: number }> {
  const [row] = await on
    .select({ count: rateLimits.count, until: sql`extract(epoch from ${rateLimits.resetsAt}) * 1000`.mapWith(Number) })
    .from(rateLimits)
    .where(and(eq(rateLimits.key, hashed(parts)), gt(rateLimits.resetsAt, sql`now()`)));
  return row ?? { count: 0, until: 0 };
}

function refuse(wait: number): void {
  if (wait > 0) throw new AppError("too-many", { key: "errors.too-many-until", values: { minutes: Math.ceil(wait / 60) } });
}

/** Forgets the tries of these things, e.g. after the right password. */
export const forgive = (...things: Counted[]): Promise<void> =>
  forgetCounted(
    db,
    things.map(([parts]) => parts),
  );

/** Forgets that these things were ever counted. */
export async function forgetCounted(tx: Executor, things: readonly (readonly string[])[]): Promise<void> {
  if (things.length > 0) await tx.delete(rateLimits).where(inArray(rateLimits.key, things.map(hashed)));
}

/** Takes back one try of each of these things, e.g. where only wrong ones are to count but others have made some too. */
export async function giveBack(...things: Counted[]): Promise<void> {
  // One by one: two requests that hold several rows each could wait for each other.
  for (const [parts] of things) {
    await db
      .update(rateLimits)
      .set({ count: sql`${rateLimits.count} - 1` })
      .where(and(eq(rateLimits.key, hashed(parts)), gt(rateLimits.count, 0)));
  }
}

/**
 * Whether this happens for the first time: for what may be used once. Remembered for at least so many seconds, in the caller's
 * transaction: another that asks at the same time waits for its end.
 */
export async function once(tx: Executor, parts: readonly string[], seconds: number): Promise<boolean> {
  const first = await tx
    .insert(rateLimits)
    .values({ key: hashed(["once", ...parts]), count: 1, resetsAt: sql`now() + make_interval(secs => ${seconds})` })
    .onConflictDoNothing()
    .returning({ key: rateLimits.key });
  return first.length > 0;
}

/**
 * The network an address belongs to, as one household or office has it: the first 24 bits of an IPv4 address, the first 64 of an IPv6 one.
 * Whoever has one address of a network can have them all.
 */
export function networkOf(address: string): string {
  if (!address.includes(":")) return `${address.split(".").slice(0, 3).join(".")}.0/24`;
  const [left = "", right] = address.toLowerCase().split("%")[0]!.split("::");
  const front = left === "" ? [] : left.split(":");
  const back = right ? right.split(":") : [];
  const zeros = right === undefined ? 0 : Math.max(0, 8 - front.length - back.length);
  const groups = [...front, ...Array.from({ length: zeros }, () => "0"), ...back].map((group) => group.replace(/^0+(?=.)/, ""));
  return `${groups.slice(0, 4).join(":")}::/64`;
}
