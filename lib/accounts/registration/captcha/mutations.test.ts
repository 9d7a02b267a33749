import { createChallenge } from "altcha-lib/v1";
import { createHash } from "node:crypto";
import { expect, it, vi } from "vitest";
import { solve } from "@/components/accounts/proof";
import type { AppError } from "@/lib/core/errors";
import { issueChallenge } from "./data";
import { spendSolution } from "./mutations";
import type { Challenge } from "./types";

const solved = async (challenge: Challenge) => {
  const { algorithm, challenge: hash, salt, signature } = challenge;
  return { algorithm, challenge: hash, salt, signature, number: await solve(challenge, new AbortController().signal) };
};
/** What spending it leads to: the one key there is, or nothing. */
const spending = (text: string | undefined): Promise<string | null> =>
  spendSolution(text).then(
    () => null,
    (error: AppError) => (error.field ? "beside a field" : error.say.key),
  );
const AGAIN = "registration.captcha.again";

it("takes what the browser's half finds out, once", async () => {
  const solution = JSON.stringify(await solved(await issueChallenge()));
  expect(await spending(solution)).toBeNull();
  expect(await spending(solution)).toBe(AGAIN);
});

it("takes a solution once when it comes many times at once, whatever the operator's limits", async () => {
  vi.stubEnv("RATE_LIMIT_FACTOR", "1000");
  const solution = JSON.stringify(await solved(await issueChallenge()));
  const outcomes = await Promise.allSettled(Array.from({ length: 8 }, () => spendSolution(solution)));
  vi.unstubAllEnvs();
  expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
});

it("takes none that has expired", async () => {
  expect(await spending(JSON.stringify(await solved(await issueChallenge(Date.now() - 20 * 60_000 - 1000))))).toBe(AGAIN);
});

it("takes none that was tampered with", async () => {
  const right = await solved(await issueChallenge());
  const { salt, number } = right;
  const sha = (text: string) => createHash("sha256").update(text).digest("hex");
  const later = salt.replace(/expires=\d+/, `expires=${Math.floor(Date.now() / 1000) + 1_000_000}`);
  const tampered: object[] = [
    { ...right, number: number + 1 },
    { ...right, number: String(number) },
    { ...right, salt: later },
    { ...right, salt: later, challenge: sha(later + number) },
    { ...right, salt: salt.split("?")[0]!, challenge: sha(`${salt.split("?")[0]!}&${number}`) },
    { ...right, salt: `${salt}${String(number)[0]!}`, number: Number(String(number).slice(1)) },
    { ...right, algorithm: "SHA-1" },
    { ...right, signature: sha("guess") },
    { ...right, challenge: right.challenge.toUpperCase() },
    { ...right, salt: [salt] },
  ];
  for (const solution of tampered) expect(await spending(JSON.stringify(solution))).toBe(AGAIN);
  expect(await spending(JSON.stringify(right))).toBeNull();
});

it("takes none that another key has signed", async () => {
  const foreign = await createChallenge({ hmacKey: "guessed", maxnumber: 1000, expires: new Date(Date.now() + 60_000) });
  expect(await spending(JSON.stringify(await solved({ ...foreign, algorithm: "SHA-256", maxnumber: 1000 })))).toBe(AGAIN);
});

it.each([undefined, "", "null", "[]", "{}", "{", "x".repeat(1000)])("takes no %j", async (text) => {
  expect(await spending(text)).toBe(AGAIN);
});

it("gives nobody the same challenge, nor its answer", async () => {
  const [one, other] = [await issueChallenge(), await issueChallenge()];
  expect(one.challenge).not.toBe(other.challenge);
  expect(Object.keys(one).toSorted()).toEqual(["algorithm", "challenge", "maxnumber", "salt", "seconds", "signature"]);
});

it("stops solving when nobody waits any more, and says when there is nothing to find", async () => {
  const challenge = await issueChallenge();
  const nobody = new AbortController();
  const solving = solve({ ...challenge, challenge: "0".repeat(64), maxnumber: 1e9 }, nobody.signal);
  nobody.abort();
  await expect(solving).rejects.toMatchObject({ name: "AbortError" });
  await expect(solve({ ...challenge, challenge: "0".repeat(64), maxnumber: 500 }, new AbortController().signal)).rejects.toThrow("no solution");
});
