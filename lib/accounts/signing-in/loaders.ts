import type { Route } from "next";
import { cookies } from "next/headers";
import { redirect } from "next/navigation";
import { currentBrowser, startSession } from "@/lib/platform/auth";
import { keepDevice } from "@/lib/platform/device";
import { secureCookies, type Member, type UserId } from "@/lib/platform/session";
import { requireGuest, requireMember } from "../loaders";
import { safePath } from "../rules";
import { openStep, sealStep, standingOf } from "./data";
import { meetDevice, passwordStands } from "./mutations";
import { nextStep } from "./rules";
import { STEP_COOKIE, STEP_PATH, STEP_SECONDS, type Entry, type PendingStep, type Proof, type Standing, type Step } from "./types";

/**
 * The member of this request, who gave the password within the last ten minutes; others give it first, and come back.
 * The deed itself asks `demandRecent`: this only spares people from being refused.
 */
export async function requireRecent(path: string): Promise<Member> {
  const member = await requireMember(path);
  if (!member.recent) redirect(`/again?to=${encodeURIComponent(path)}` as Route);
  return member;
}

/**
 * Takes whoever has proved something about an account on: to what is still to be answered, with a sealed statement of what they proved, or in.
 * Every way of signing in ends here, so none leads past the second factor.
 */
export async function proceed(standing: Standing, proof: Proof, { remembered, to }: Entry): Promise<never> {
  const step = nextStep(standing, proof);
  if (!step) {
    if (!(await admit(standing, remembered))) redirect("/sign-in?over=yes");
    redirect((standing.confirmed ? safePath(to) : "/confirm") as Route);
  }
  const options = { httpOnly: true, sameSite: "lax", path: STEP_PATH, secure: secureCookies(), maxAge: STEP_SECONDS } as const;
  (await cookies()).set(STEP_COOKIE, sealStep(standing, proof, { remembered, to: safePath(to) }), options);
  redirect(`${STEP_PATH}/${step}`);
}

/** Goes on with somebody who was never asked for a password here, because they have just chosen it. */
export async function proceedAs(userId: UserId, entry: Entry): Promise<never> {
  const standing = await standingOf(userId);
  if (!standing) redirect("/sign-in");
  return proceed(standing, "password", entry);
}

/** Begins a session on this browser, and knows it from now on. False where the password changed at that very moment. */
async function admit(standing: Standing, remembered: boolean): Promise<boolean> {
  await meetDevice(standing.id, await keepDevice(), await currentBrowser());
  const admitted = await startSession(standing.id, { remembered, stands: () => passwordStands(standing) });
  await leaveStep();
  return admitted;
}

/** The browser that stands before this step; others begin at the beginning. */
export async function requireStep(step: Step): Promise<PendingStep> {
  const pending = await openStep((await cookies()).get(STEP_COOKIE)?.value, step);
  if (!pending) redirect("/sign-in?over=yes");
  return pending;
}

/** The same for its page, which makes no sense when signed in. */
export async function stepPage(step: Step): Promise<PendingStep> {
  await requireGuest();
  return requireStep(step);
}

/** Forgets what this browser has proved. Call from a server action. */
export const leaveStep = async (): Promise<void> => void (await cookies()).delete({ name: STEP_COOKIE, path: STEP_PATH });
