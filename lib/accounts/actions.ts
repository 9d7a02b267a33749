"use server";

import type { Route } from "next";
import { refresh } from "next/cache";
import { cookies } from "next/headers";
import { redirect } from "next/navigation";
import { AppError } from "@/lib/core/errors";
import { openFormAction } from "@/lib/platform/action";
import { currentBrowser, endSession, startSession } from "@/lib/platform/auth";
import { secureCookies } from "@/lib/platform/session";
import { currentPreferences, waitingCode } from "./loaders";
import { checkPassword, completeSetup, confirmEmail, pendingCodeOf, resendCode } from "./mutations";
import { spendSolution } from "./registration/captcha/mutations";
import { signUp } from "./registration/mutations";
import { safePath } from "./rules";
import { confirmSchema, resendSchema, setupSchema, signInSchema, signUpSchema } from "./schema";
import { PENDING_COOKIE } from "./types";

const WEEK = 7 * 24 * 60 * 60;

export const signUpAction = openFormAction(signUpSchema, async (_viewer, { captcha, ...input }) => {
  await spendSolution(captcha);
  const codeId = await signUp(input, await currentPreferences(), (await currentBrowser()).address);
  const options = { httpOnly: true, sameSite: "lax", path: "/confirm", secure: secureCookies(), maxAge: WEEK } as const;
  (await cookies()).set(PENDING_COOKIE, codeId, options);
  redirect("/confirm");
});

export const signInAction = openFormAction(signInSchema, async (_viewer, { login, password, to }) => {
  const person = await checkPassword(login, password, (await currentBrowser()).address);
  await startSession(person.id);
  redirect(person.confirmed ? (safePath(to) as Route) : "/confirm");
});

/** Only the browser that signed up, and so knew the password, is signed in by a code; another one confirms, then signs in. Whoever has arrived is led on. */
export const confirmAction = openFormAction(confirmSchema, async (viewer, { for: named, code }) => {
  const jar = await cookies();
  const codeId = named ?? (await waitingCode()) ?? "";
  const userId = await confirmEmail(codeId, code, (await currentBrowser()).address);
  const signedUpHere = jar.get(PENDING_COOKIE)?.value === codeId;
  jar.delete({ name: PENDING_COOKIE, path: "/confirm" });
  if (viewer.kind === "guest" && signedUpHere) await startSession(userId);
  redirect(viewer.kind === "member" || signedUpHere ? "/confirm" : "/sign-in?confirmed=yes");
});

export const resendAction = openFormAction(resendSchema, async (viewer, { for: named }) => {
  const codeId = named ?? (await waitingCode());
  const { address } = await currentBrowser();
  if (codeId) await resendCode(codeId, address);
  else if (viewer.kind === "member") await pendingCodeOf(viewer, address);
  else throw new AppError("not-found", { key: "accounts.confirm.over" });
  refresh();
});

export const setUpAction = openFormAction(setupSchema, async (_viewer, input) => {
  await startSession(await completeSetup(input, await currentPreferences()));
  redirect("/");
});

/** For a plain form with one button. */
export async function signOutAction(): Promise<void> {
  await endSession();
  redirect("/");
}
