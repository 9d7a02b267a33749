import { eq } from "drizzle-orm";
import { db } from "@/db/client";
import { users } from "@/db/schema";
import type { User } from "@/db/seed/factories";
import type { FormState } from "@/lib/core/form";
import type { Actor } from "../actors";
import type { Cast } from "../cast";

/** One try at an action: what is sent, and whether it came to pass. */
type Attempt = { send: () => Promise<unknown>; happened: () => Promise<boolean> };

/** Who may bring a thing about. `self` is whoever tries; for guests, someone else. */
type ActionCase = { open: readonly Actor[]; attempt: (cast: Cast, self: User) => Promise<Attempt> };

/** Doors made for everybody, with what guards them instead of who knocks, and where that is tested. */
type OpenDoor = { anyone: unknown; guardedBy: string };

export type Cases = Record<string, ActionCase | OpenDoor>;

type Form<Data> = (previous: FormState<Data>, form: FormData) => Promise<FormState<Data>>;

export const form = (fields: Record<string, string>): FormData => {
  const data = new FormData();
  for (const [name, value] of Object.entries(fields)) data.set(name, value);
  return data;
};

/** Sends an action a form with these fields. */
export const send =
  <Data>(action: Form<Data>, fields: Record<string, string>) =>
  () =>
    action({}, form(fields));

export const userNow = async (id: string) => (await db.select().from(users).where(eq(users.id, id)))[0];
