import { eq, sql } from "drizzle-orm";
import { expect, it } from "vitest";
import { db } from "@/db/client";
import { emailCodes, users } from "@/db/schema";
import { anAddress, PASSWORD } from "@/db/seed/factories";
import { newId } from "@/lib/core/ids";
import * as accounts from "../mutations";
import type { Preferences } from "../types";
import * as registration from "./mutations";

export const english = { language: "en", theme: "system" } as const;

// Each from a network of its own, where it is not networks that are counted.
export const signUp = (person: registration.Applicant, preferences: Preferences = english) => registration.signUp(person, preferences, anAddress());
export const confirmEmail = (codeId: string, code: string) => accounts.confirmEmail(codeId, code, anAddress());
export const resendCode = (codeId: string) => accounts.resendCode(codeId, anAddress());

/** Somebody whom nobody here knows, as they fill the form in. */
export function applicant(changes: Partial<registration.Applicant> = {}): registration.Applicant {
  const username = `n${newId().slice(-12)}`;
  return { username, name: "New Person", email: `${username}@example.test`, password: PASSWORD, ...changes };
}

export const rowOf = async (codeId: string) => (await db.select().from(emailCodes).where(eq(emailCodes.id, codeId)))[0];
export const userOf = async (email: string) => (await db.select().from(users).where(eq(users.emailFolded, email.toLowerCase())))[0];
export const rightCode = async (codeId: string) => accounts.codeOf(codeId, (await rowOf(codeId))!.round);
export const wrongCode = async (codeId: string) => String((Number(await rightCode(codeId)) + 1) % 1_000_000).padStart(6, "0");

/** What is queued to be mailed of a code. */
export const queued = async (codeId: string): Promise<{ payload: { codeId: string; round: number } }[]> =>
  db.execute(sql`select payload from graphile_worker._private_jobs where payload->>'codeId' = ${codeId}`);

it("somebody new signs up, and waits for one code", async () => {
  const codeId = await signUp(applicant());
  expect(await queued(codeId)).toHaveLength(1);
});
