"use server";

import { refresh } from "next/cache";
import { cookies } from "next/headers";
import { redirect } from "next/navigation";
import { AppError } from "@/lib/core/errors";
import { chooseDefaults } from "@/lib/photos/defaults/mutations";
import { defaultsForm } from "@/lib/photos/schema";
import { formAction } from "@/lib/platform/action";
import { endSession } from "@/lib/platform/auth";
import { LANGUAGE_COOKIE } from "@/lib/platform/language";
import { languages } from "@/lib/platform/messages";
import { currentViewer, secureCookies } from "@/lib/platform/session";
import { THEME_COOKIE } from "@/lib/platform/theme";
import { languageSchema, nothingSchema, sessionSchema, themeSchema } from "../schema";
import type { Preferences } from "../types";
import { adoptTimeZone, chooseSignature, endOtherSessions, endOwnSession, updateOwn, updateProfile } from "./mutations";
import { appearanceSchema, profileSchema, signatureSchema, timeZoneSchema } from "./schema";

const YEAR = 365 * 24 * 60 * 60;

export const updateProfileAction = formAction(profileSchema, async (actor, profile) => {
  await updateProfile(actor, profile);
  refresh();
});

export const chooseSignatureAction = formAction(signatureSchema, async (actor, choice) => {
  await chooseSignature(actor, choice);
  refresh();
});

export const updateAppearanceAction = formAction(appearanceSchema, async (actor, { timeZone, ...preferences }) => {
  await updateOwn(actor, { timeZone });
  await remember(preferences);
});

/** A browser says where it is; the pages that follow speak in its time. */
export const adoptTimeZoneAction = formAction(timeZoneSchema, (actor, { timeZone }) => adoptTimeZone(actor, timeZone));

export const updatePublishingAction = formAction(defaultsForm, async (actor, defaults) => {
  await chooseDefaults(actor, defaults);
  refresh();
});

export const endSessionAction = formAction(sessionSchema, async (actor, { session }) => {
  await endOwnSession(actor, session);
  refresh();
});

export const signOutOthersAction = formAction(nothingSchema, async (actor) => {
  await endOtherSessions(actor);
  refresh();
});

export const signOutEverywhereAction = formAction(nothingSchema, async (actor) => {
  await endOtherSessions(actor);
  await endSession();
  redirect("/sign-in");
});

/** For a plain form, guests' too: a button or list named `language`. */
export async function setLanguageAction(form: FormData): Promise<void> {
  const parsed = languageSchema.safeParse(Object.fromEntries(form));
  if (parsed.success) await remember(parsed.data);
}

/** For a plain form, guests' too: a button or list named `theme`. */
export async function setThemeAction(form: FormData): Promise<void> {
  const parsed = themeSchema.safeParse(Object.fromEntries(form));
  if (parsed.success) await remember(parsed.data);
}

/** Keeps a choice on this browser, and for members in the account, which follows them to others. */
async function remember({ language, theme }: Partial<Preferences>): Promise<void> {
  if (language && !languages.includes(language)) throw new AppError("invalid");
  const jar = await cookies();
  const options = { httpOnly: true, sameSite: "lax", path: "/", secure: secureCookies(), maxAge: YEAR } as const;
  if (language) jar.set(LANGUAGE_COOKIE, language, options);
  if (theme) jar.set(THEME_COOKIE, theme, options);
  const viewer = await currentViewer();
  if (viewer.kind === "member") await updateOwn(viewer, { language, theme });
  refresh();
}
