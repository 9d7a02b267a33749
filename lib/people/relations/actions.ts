"use server";

import { refresh } from "next/cache";
import { redirect } from "next/navigation";
import { formAction } from "@/lib/platform/action";
import { relate } from "./mutations";
import { deedForm } from "./schema";

/** Changes how one stands to another member. Whoever blocks somebody is led to where that can be taken back: the page they stood on is gone. */
export const relateAction = formAction(deedForm, async (actor, { person, deed }) => {
  await relate(actor, person, deed);
  if (deed === "block") redirect("/settings/people");
  refresh();
});
