import { z } from "zod";
import { isId } from "@/lib/core/ids";
import type { PushSubscriptionId } from "./types";

/** Letters of an endpoint; those of the known services have a few hundred. */
const LONGEST = 1024;

/** What a browser's subscription says of itself (`PushSubscription.toJSON()`): where it is written to, and the keys to do so, 65 and 16 bytes. */
export const subscriptionBody = z
  .object({
    endpoint: z.string().max(LONGEST),
    keys: z.object({ p256dh: z.string().regex(/^B[\w-]{86}=?$/), auth: z.string().regex(/^[\w-]{22}(==)?$/) }),
  })
  .transform(({ endpoint, keys: { p256dh, auth } }) => ({ endpoint, p256dh: p256dh.replaceAll("=", ""), auth: auth.replaceAll("=", "") }));

export const browserNamed = z.object({
  browser: z
    .string()
    .refine(isId, "errors.not-found")
    .transform((text) => text as PushSubscriptionId),
});
