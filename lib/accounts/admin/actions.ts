"use server";

import { refresh } from "next/cache";
import { formAction } from "@/lib/platform/action";
import { instanceSchema, memberSchema } from "../schema";
import { confirmMember, updateInstance } from "./mutations";

export const confirmMemberAction = formAction(memberSchema, async (actor, { member }) => {
  await confirmMember(actor, member);
  refresh();
});

export const updateInstanceAction = formAction(instanceSchema, async (actor, { name, guests }) => {
  await updateInstance(actor, { name, guestsMayLook: guests });
  refresh();
});
