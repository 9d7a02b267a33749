import type { Route } from "next";
import { z } from "zod";

export const endMailsForm = z.object({ token: z.string("errors.invalid").max(200, "errors.invalid") });

const single = z.string().optional().catch(undefined);

/** What may stand behind the `?` of the page that ends mails; anything odd counts as absent. */
export const unsubscribeQuery = z.object({ token: single, done: single });

/** The page that ends mails, where a person who follows a link sees what that does. */
export const unsubscribeUrl = (token: string): Route => `/unsubscribe?token=${encodeURIComponent(token)}` as Route;
