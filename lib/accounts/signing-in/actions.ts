"use server";

import type { Route } from "next";
import { redirect } from "next/navigation";
import { formAction } from "@/lib/platform/action";
import { safePath } from "../rules";
import { checkOwnPassword } from "./mutations";
import { againSchema } from "./schema";

export const againAction = formAction(againSchema, async (actor, { password, to }) => {
  await checkOwnPassword(actor, password);
  redirect(safePath(to) as Route);
});
