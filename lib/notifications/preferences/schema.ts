import { z } from "zod";
import { KINDS, RHYTHMS, type NotificationKind } from "../types";
import type { Chosen } from "./types";

/** The names of the fields of a kind. */
export const pageName = (kind: NotificationKind): string => `page-${kind}`;
export const pushName = (kind: NotificationKind): string => `push-${kind}`;
export const mailName = (kind: NotificationKind): string => `mail-${kind}`;

const CLOCK = /^([01]\d|2[0-3]):([0-5]\d)$/;

/** Minutes since midnight, as a field of time has them; null where it is none. */
function readClock(text: unknown): number | null {
  const [, hours, minutes] = (typeof text === "string" && CLOCK.exec(text)) || [];
  return hours && minutes ? Number(hours) * 60 + Number(minutes) : null;
}

/** Minutes since midnight as a field of time has them: `07:30`. */
export const writeClock = (minutes: number): string => [Math.floor(minutes / 60), minutes % 60].map((part) => String(part).padStart(2, "0")).join(":");

const rhythm = z.enum(RHYTHMS).catch("never");

/** A box that is not ticked is not sent. */
export const preferencesForm = z.looseObject({}).transform((form): Chosen => {
  const kinds = KINDS.map((kind) => [
    kind,
    { page: form[pageName(kind)] !== undefined, push: form[pushName(kind)] !== undefined, mail: rhythm.parse(form[mailName(kind)]) },
  ]);
  const [from, to] = [readClock(form.from), readClock(form.to)];
  const quiet = form.quiet !== undefined && from !== null && to !== null && from !== to ? { from, to } : null;
  return { kinds: Object.fromEntries(kinds) as Chosen["kinds"], quiet, pushContent: form.content !== undefined };
});
