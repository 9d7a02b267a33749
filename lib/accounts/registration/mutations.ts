import { sql } from "drizzle-orm";
import { db, type Transaction } from "@/db/client";
import { instance, users } from "@/db/schema";
import { AppError } from "@/lib/core/errors";
import { demandAllowance, demandAllowanceWithin, networkOf } from "@/lib/platform/rate-limit";
import { wasAnothers } from "../data";
import { askForCode, newPerson, sayWhatIsTaken, usernameTaken } from "../mutations";
import type { SignUp } from "../schema";
import type { EmailCodeId, Preferences } from "../types";
import { spendInvitation } from "./invitations/mutations";
import { wayIn } from "./rules";
import type { InvitationId } from "./types";

/** Tries to sign up from one network, mistakes included. */
const TRIES_OF_NETWORK = { limit: 60, seconds: 15 * 60 };
/** Accounts made from one network: enough for an evening at a club. */
const ACCOUNTS_OF_NETWORK = { limit: 30, seconds: 60 * 60 };

export type Applicant = Omit<SignUp, "captcha">;

/**
 * Makes an account, as far as the instance takes new members at present, and mails its code. Where the address is somebody's already, it is made too,
 * looks like any other and can never be confirmed, while the owner of the address is told by mail: whether an address has an account shows nowhere.
 * A taken username is said. Two with one username at once: the index decides. A use of an invitation is counted exactly when the account is made.
 *
 * @param address where the request comes from
 * @returns the pending code, to be kept in the browser that signed up
 */
export async function signUp({ invitation, ...input }: Applicant, preferences: Preferences, address: string): Promise<EmailCodeId> {
  const network = networkOf(address);
  await demandAllowance([["sign-up-tries", network], TRIES_OF_NETWORK]);
  const person = await newPerson(input, preferences);
  return db
    .transaction(async (tx) => {
      const admitted = await admit(tx, invitation);
      await tx.insert(users).values({ ...person, ...admitted });
      if (await wasAnothers(person.username, person.id, tx)) throw usernameTaken();
      await demandAllowanceWithin(tx, [["sign-ups", network], ACCOUNTS_OF_NETWORK]);
      return askForCode(tx, person, address);
    })
    .catch(sayWhatIsTaken);
}

/** By what right somebody comes in, and whether they have to wait for an administrator. */
async function admit(tx: Transaction, token: string | undefined): Promise<{ invitationId: InvitationId | null; approvedAt: ReturnType<typeof sql> | null }> {
  const [row] = await tx.select({ registration: instance.registration }).from(instance);
  const registration = row?.registration ?? "closed";
  const invitationId = registration === "closed" ? null : await spendInvitation(tx, token);
  const way = wayIn(registration, invitationId !== null);
  if (way === "closed") throw new AppError("forbidden", { key: "registration.closed.refused" });
  if (way === "link-needed") throw new AppError("forbidden", { key: token ? "registration.link.over" : "registration.link.needed" });
  return { invitationId, approvedAt: way === "asking" ? null : sql`now()` };
}
