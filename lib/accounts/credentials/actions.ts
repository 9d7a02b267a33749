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

/** Answers alike whether there is such an account or not; the link comes by mail. */
export const forgotAction = openFormAction(forgotSchema, async (_viewer, { login }) => requestReset(login, await currentBrowser()));

/** Signs nobody in: whoever has chosen the new password signs in with it. */
export const resetAction = openFormAction(resetSchema, async (_viewer, { token, password }) => {
  await resetPassword(token, password, await currentBrowser());
  redirect("/sign-in?reset=yes");
});

/** Asks for the password there is. This browser stays signed in, all others are signed out. */
export const changePasswordAction = formAction(passwordSchema, async (actor, passwords) => changePassword(actor, passwords, await currentBrowser()));

/** Nothing changes yet: a link goes to the new address, and word of it to the one there is. */
export const askForEmailAction = formAction(emailSchema, async (actor, wish) => {
  await askForEmail(actor, wish, await currentBrowser());
  refresh();
});

/** Gives up the change that was asked for: the link that was mailed leads nowhere. */
export const cancelEmailChangeAction = formAction(nothingSchema, async (actor) => {
  await cancelEmailChange(actor);
  refresh();
});

/** The link is all that is needed: it is opened where the mail is read, which need not be where one is signed in. */
export const confirmEmailAction = openFormAction(tokenSchema, async (_viewer, { token }) => {
  await confirmEmailChange(token);
  redirect("/email?done=yes");
});

/** By the link alone, too: it went to the address before. Everybody is signed out, and a link to choose a new password goes there. */
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
