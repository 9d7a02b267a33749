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

/** What one says about oneself, and who may see each thing; feeds of others may tell what has changed. */
export const updateProfileAction = formAction(profileSchema, async (actor, profile) => {
  await updateProfile(actor, profile);
  refresh();
});

/** Which signature stands under one's posts. Those that are not chosen are kept. */
export const chooseSignatureAction = formAction(signatureSchema, async (actor, choice) => {
  await chooseSignature(actor, choice);
  refresh();
});

/** Language and theme are kept in this browser, too; the time zone in the account alone. */
export const updateAppearanceAction = formAction(appearanceSchema, async (actor, { timeZone, ...preferences }) => {
  await updateOwn(actor, { timeZone });
  await remember(preferences);
});

/** A browser says where it is; the pages that follow speak in its time. */
export const adoptTimeZoneAction = formAction(timeZoneSchema, (actor, { timeZone }) => adoptTimeZone(actor, timeZone));

/** What one's new photos start with; those that are there stay as they are. */
export const updatePublishingAction = formAction(defaultsForm, async (actor, defaults) => {
  await chooseDefaults(actor, defaults);
  refresh();
});

/** Signs one of one's own browsers out. Where it is somebody else's, nothing happens. */
export const endSessionAction = formAction(sessionSchema, async (actor, { session }) => {
  await endOwnSession(actor, session);
  refresh();
});

/** Ends all of one's sessions but the one of this browser. */
export const signOutOthersAction = formAction(nothingSchema, async (actor) => {
  await endOtherSessions(actor);
  refresh();
});

/** Ends all of one's sessions, the one of this browser last. */
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
