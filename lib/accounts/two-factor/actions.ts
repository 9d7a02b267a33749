"use server";

import { refresh } from "next/cache";
import { formAction } from "@/lib/platform/action";
import { currentBrowser } from "@/lib/platform/auth";
import { beginSetUp, renewCodes, turnOff, turnOn } from "./mutations";
import { firstCodeSchema, passwordSchema } from "./schema";

export const beginTwoFactorAction = formAction(passwordSchema, async (actor, { password }) => {
  await beginSetUp(actor, password);
  refresh();
});

export const turnTwoFactorOnAction = formAction(firstCodeSchema, async (actor, { code }) => {
  const codes = await turnOn(actor, code, await currentBrowser());
  refresh();
  return codes;
});

export const renewRecoveryCodesAction = formAction(passwordSchema, async (actor, { password }) => {
  const codes = await renewCodes(actor, password, await currentBrowser());
  refresh();
  return codes;
});

export const turnTwoFactorOffAction = formAction(passwordSchema, async (actor, { password }) => {
  await turnOff(actor, password, await currentBrowser());
  refresh();
});
