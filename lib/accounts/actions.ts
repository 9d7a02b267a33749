"use server";

import { refresh } from "next/cache";
import { cookies } from "next/headers";
import { redirect } from "next/navigation";
import { AppError } from "@/lib/core/errors";
import { openFormAction } from "@/lib/platform/action";
import { currentBrowser, endSession } from "@/lib/platform/auth";
import { secureCookies } from "@/lib/platform/session";
import { currentPreferences, waitingCode } from "./loaders";
import { completeSetup, confirmEmail, pendingCodeOf, resendCode } from "./mutations";
import { spendSolution } from "./registration/captcha/mutations";
import { signUp } from "./registration/mutations";
import { confirmSchema, resendSchema, setupSchema, signUpSchema } from "./schema";
import { proceedAs } from "./signing-in/loaders";
import { PENDING_COOKIE } from "./types";

const WEEK = 7 * 24 * 60 * 60;

/** Leads to where the mailed code is asked for. For a week a cookie names that code: by it, this browser is known as the one that signed up. */
export const signUpAction = openFormAction(signUpSchema, async (_viewer, { captcha, ...input }) => {
  await spendSolution(captcha);
  const codeId = await signUp(input, await currentPreferences(), (await currentBrowser()).address);
  const options = { httpOnly: true, sameSite: "lax", path: "/confirm", secure: secureCookies(), maxAge: WEEK } as const;
  (await cookies()).set(PENDING_COOKIE, codeId, options);
  redirect("/confirm");
});

/** Only the browser that signed up, and so knew the password, is signed in by a code; another one confirms, then signs in. Whoever has arrived is led on. */
export const confirmAction = openFormAction(confirmSchema, async (viewer, { for: named, code }) => {
  const jar = await cookies();
  const codeId = named ?? (await waitingCode()) ?? "";
  const userId = await confirmEmail(codeId, code, (await currentBrowser()).address);
  const signedUpHere = jar.get(PENDING_COOKIE)?.value === codeId;
  jar.delete({ name: PENDING_COOKIE, path: "/confirm" });
  if (viewer.kind === "guest" && signedUpHere) await proceedAs(userId, { remembered: true, to: "/confirm" });
  redirect(viewer.kind === "member" || signedUpHere ? "/confirm" : "/sign-in?confirmed=yes");
});

/** Mails the code that is waited for once more: the one its address names, else this browser's or member's. A member for whom none waits gets one. */
export const resendAction = openFormAction(resendSchema, async (viewer, { for: named }) => {
  const codeId = named ?? (await waitingCode());
  const { address } = await currentBrowser();
  if (codeId) await resendCode(codeId, address);
  else if (viewer.kind === "member") await pendingCodeOf(viewer, address);
  else throw new AppError("not-found", { key: "accounts.confirm.over" });
  refresh();
});

/** Spends the set-up link, and signs in whoever has it, as the administrator they have become. */
export const setUpAction = openFormAction(setupSchema, async (_viewer, input) => {
  const userId = await completeSetup(input, await currentPreferences());
  return proceedAs(userId, { remembered: true, to: "/" });
});

/** For a plain form with one button. */
export async function signOutAction(): Promise<void> {
  await endSession();
  redirect("/");
}
