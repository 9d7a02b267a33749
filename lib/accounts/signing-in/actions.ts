"use server";

import type { Route } from "next";
import { redirect } from "next/navigation";
import { formAction, openFormAction } from "@/lib/platform/action";
import { currentBrowser } from "@/lib/platform/auth";
import { currentDevice } from "@/lib/platform/device";
import { cancelLeaving } from "../leaving/mutations";
import { safePath } from "../rules";
import { nothingSchema } from "../schema";
import { answerStep } from "../two-factor/mutations";
import { leaveStep, proceed, requireStep } from "./loaders";
import { checkOwnPassword, checkPassword, spendStep } from "./mutations";
import { againSchema, codeSchema, signInSchema } from "./schema";

/** Leads to what is still to be answered, a code for instance, and else to `to`: a path on this host, or the front page in place of anything else. */
export const signInAction = openFormAction(signInSchema, async (_viewer, { login, password, remember, to = "/" }) => {
  const { address } = await currentBrowser();
  const standing = await checkPassword(login, password, { address, device: await currentDevice() });
  return proceed(standing, "password", { remembered: remember, to });
});

/** The second step: a code of the app, or a recovery code. After a wrong one it can be tried again, without the password. */
export const answerStepAction = openFormAction(codeSchema, async (_viewer, { code }) => {
  const pending = await requireStep("code");
  await answerStep(pending, code, await currentBrowser());
  return proceed(pending.standing, "code", pending);
});

/** Takes back the wish to leave, and signs in; where the account is being erased already, there is no way back. */
export const keepAccountAction = openFormAction(nothingSchema, async () => {
  const pending = await requireStep("leaving");
  await spendStep(pending);
  if (!(await cancelLeaving(pending.standing.id, await currentBrowser()))) redirect("/sign-in?over=yes");
  return proceed({ ...pending.standing, deletesAt: null }, "code", pending);
});

/** For a plain form with one button: the account stays on its way out. */
export async function letGoAction(): Promise<void> {
  await leaveStep();
  redirect("/");
}

/** Asks for the password once more before something dangerous, and leads back to `to`, a path on this host. */
export const againAction = formAction(againSchema, async (actor, { password, to }) => {
  await checkOwnPassword(actor, password);
  redirect(safePath(to) as Route);
});
