import type { Route } from "next";
import { z } from "zod";
import { isId } from "@/lib/core/ids";
import { FILTERS, type Filter, type NotificationId } from "./types";

const notification = z
  .string()
  .refine(isId, "errors.not-found")
  .transform((text) => text as NotificationId);

export const readForm = z.object({ notification });
export const readAllForm = z.object({ filter: z.enum(FILTERS, "errors.invalid"), upTo: notification });

type Params = Readonly<Record<string, string | string[] | undefined>>;

/** Which part of one's notifications an address means, and from where on; anything malformed means all, from the newest. */
export function readNotificationQuery({ show, before }: Params): { filter: Filter; before: NotificationId | undefined } {
  const filter = FILTERS.find((known) => known === show) ?? "all";
  return { filter, before: typeof before === "string" && isId(before) ? (before as NotificationId) : undefined };
}

/** The one address of a part of one's notifications; `before` is where the page before ended. */
export function notificationsUrl({ filter = "all", before }: { filter?: Filter; before?: NotificationId } = {}): Route {
  const query = new URLSearchParams({ ...(filter === "all" ? {} : { show: filter }), ...(before ? { before } : {}) }).toString();
  return `/notifications${query && `?${query}`}` as Route;
}
