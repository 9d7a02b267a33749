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

export const signInAction = openFormAction(signInSchema, async (_viewer, { login, password, remember, to = "/" }) => {
  const { address } = await currentBrowser();
  const standing = await checkPassword(login, password, { address, device: await currentDevice() });
  return proceed(standing, "password", { remembered: remember, to });
});

export const answerStepAction = openFormAction(codeSchema, async (_viewer, { code }) => {
  const pending = await requireStep("code");
  await answerStep(pending, code, await currentBrowser());
  return proceed(pending.standing, "code", pending);
});

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

export const againAction = formAction(againSchema, async (actor, { password, to }) => {
  await checkOwnPassword(actor, password);
  redirect(safePath(to) as Route);
});
