"use server";

import { refresh } from "next/cache";
import { redirect } from "next/navigation";
import { formAction, openFormAction } from "@/lib/platform/action";
import { currentBrowser } from "@/lib/platform/auth";
import { nothingSchema } from "../schema";
import { requireRecent } from "../signing-in/loaders";
import { askForEmail, cancelEmailChange, confirmEmailChange, undoEmailChange } from "./email/mutations";
import { changePassword, requestReset, resetPassword } from "./mutations";
import { emailSchema, forgotSchema, passwordSchema, resetSchema, tokenSchema, usernameSchema } from "./schema";
import { changeUsername } from "./username/mutations";

export const forgotAction = openFormAction(forgotSchema, async (_viewer, { login }) => requestReset(login, await currentBrowser()));

export const resetAction = openFormAction(resetSchema, async (_viewer, { token, password }) => {
  await resetPassword(token, password, await currentBrowser());
  redirect("/sign-in?reset=yes");
});

export const changePasswordAction = formAction(passwordSchema, async (actor, passwords) => changePassword(actor, passwords, await currentBrowser()));

export const askForEmailAction = formAction(emailSchema, async (actor, wish) => {
  await askForEmail(actor, wish, await currentBrowser());
  refresh();
});

export const cancelEmailChangeAction = formAction(nothingSchema, async (actor) => {
  await cancelEmailChange(actor);
  refresh();
});

/** The link is all that is needed: it is opened where the mail is read, which need not be where one is signed in. */
export const confirmEmailAction = openFormAction(tokenSchema, async (_viewer, { token }) => {
  await confirmEmailChange(token);
  redirect("/email?done=yes");
});

export const undoEmailAction = openFormAction(tokenSchema, async (_viewer, { token }) => {
  await undoEmailChange(token);
  redirect("/email/undo?done=yes");
});

/** Whoever has not given the password of late gives it first, and comes back to the name they chose. */
export const changeUsernameAction = formAction(usernameSchema, async (actor, { username }) => {
  await requireRecent(`/settings/account?${new URLSearchParams({ username }).toString()}`);
  await changeUsername(actor, username, await currentBrowser());
  refresh();
});
