import { expect, test, vi } from "vitest";
import { newId } from "@/lib/core/ids";
import { db } from "@/db/client";
import { count, demandAllowance, forgive, giveBack, networkOf, once, type Counted } from "./rate-limit";

const thing = (limit: number): Counted => [["test", newId()], { limit, seconds: 90 }];

test("what was tried too often is refused, and says when to try again", async () => {
  const one = thing(2);
  await demandAllowance(one);
  await demandAllowance(one);
  await expect(demandAllowance(one)).rejects.toMatchObject({ code: "too-many", say: { key: "errors.too-many-until", values: { minutes: 2 } } });
});

test("parallel tries share one limit", async () => {
  const one = thing(3);
  const waits = await Promise.all(Array.from({ length: 10 }, () => count(one)));
  expect(waits.filter((wait) => wait === 0)).toHaveLength(3);
});

test("each of several things has its own limit, and the first that is reached decides", async () => {
  const [narrow, wide] = [thing(1), thing(5)];
  await demandAllowance(narrow, wide);
  await expect(demandAllowance(wide, narrow)).rejects.toMatchObject({ code: "too-many" });
  expect(await count(wide)).toBe(0);
});

test("what is forgiven begins anew", async () => {
  const one = thing(1);
  await demandAllowance(one);
  await forgive(one);
  expect(await count(one)).toBe(0);
});

test("what is given back does not count, and what was never tried cannot be", async () => {
  const [one, other] = [thing(1), thing(1)];
  await demandAllowance(one);
  await giveBack(one, other);
  expect(await count(one, other)).toBe(0);
  expect(await count(one)).toBeGreaterThan(0);
});

test("what may happen once does, however many ask at once", async () => {
  const parts = ["test", newId()];
  const firsts = await Promise.all(Array.from({ length: 6 }, () => once(db, parts, 60)));
  expect(firsts.filter(Boolean)).toHaveLength(1);
  expect(await once(db, ["test", newId()], 60)).toBe(true);
});

test("what was undone has not happened", async () => {
  const parts = ["test", newId()];
  await expect(
    db.transaction(async (tx) => {
      expect(await once(tx, parts, 60)).toBe(true);
      throw new Error("undone");
    }),
  ).rejects.toThrow("undone");
  expect(await once(db, parts, 60)).toBe(true);
});

test("an operator can widen all limits at once", async () => {
  vi.stubEnv("RATE_LIMIT_FACTOR", "3");
  const one = thing(1);
  for (const _ of [1, 2, 3]) expect(await count(one)).toBe(0);
  expect(await count(one)).toBeGreaterThan(0);
  const [parts, allowance] = thing(1);
  expect(await count([parts, { ...allowance, exact: true }])).toBe(0);
  expect(await count([parts, { ...allowance, exact: true }])).toBeGreaterThan(0);
  vi.unstubAllEnvs();
});

test.each([
  ["203.0.113.77", "203.0.113.0/24"],
  ["2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"],
  ["2001:db8:1:2::9", "2001:db8:1:2::/64"],
  ["2001:0db8::1", "2001:db8:0:0::/64"],
  ["::1", "0:0:0:0::/64"],
  ["fe80::1%eth0", "fe80:0:0:0::/64"],
  ["2001:DB8:0:0:1::", "2001:db8:0:0::/64"],
])("%s is of the network %s", (address, network) => {
  expect(networkOf(address)).toBe(network);
});
