"use server";

import { refresh } from "next/cache";
import { formAction } from "@/lib/platform/action";
import { currentBrowser } from "@/lib/platform/auth";
import { beginSetUp, renewCodes, turnOff, turnOn } from "./mutations";
import { firstCodeSchema, passwordSchema } from "./schema";

/** Makes the secret that the app reads. Signing in does not ask for codes before a first one has been given. */
export const beginTwoFactorAction = formAction(passwordSchema, async (actor, { password }) => {
  await beginSetUp(actor, password);
  refresh();
});

/** Answers the recovery codes, which nobody can read again. */
export const turnTwoFactorOnAction = formAction(firstCodeSchema, async (actor, { code }) => {
  const codes = await turnOn(actor, code, await currentBrowser());
  refresh();
  return codes;
});

/** Answers ten new codes; those before no longer work. */
export const renewRecoveryCodesAction = formAction(passwordSchema, async (actor, { password }) => {
  const codes = await renewCodes(actor, password, await currentBrowser());
  refresh();
  return codes;
});

/** Forgets the secret and the recovery codes: signing in asks for the password alone. */
export const turnTwoFactorOffAction = formAction(passwordSchema, async (actor, { password }) => {
  await turnOff(actor, password, await currentBrowser());
  refresh();
});
