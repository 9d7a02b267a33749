"use server";

import { refresh } from "next/cache";
import { redirect } from "next/navigation";
import { formAction } from "@/lib/platform/action";
import { approveMember, declineMember } from "../registration/approval/mutations";
import { registrationSchema } from "../registration/schema";
import { instanceSchema, memberSchema } from "../schema";
import { requireRecent } from "../signing-in/loaders";
import { confirmMember, endTwoFactor, restoreMember, setRegistration, setRole, suspendMember, updateInstance } from "./mutations";
import { roleSchema } from "./schema";

const memberPath = (member: string): string => `/admin/members/${member}`;

export const confirmMemberAction = formAction(memberSchema, async (actor, { member }) => {
  await confirmMember(actor, member);
  refresh();
});

export const approveMemberAction = formAction(memberSchema, async (actor, { member }) => {
  await approveMember(actor, member);
  refresh();
});

/** Leads to the list, because the page of this member is about to be gone. */
export const declineMemberAction = formAction(memberSchema, async (actor, { member }) => {
  await declineMember(actor, member);
  redirect("/admin");
});

export const setRoleAction = formAction(roleSchema, async (actor, { member, role }) => {
  await requireRecent(memberPath(member));
  await setRole(actor, member, role);
  refresh();
});

export const suspendMemberAction = formAction(memberSchema, async (actor, { member }) => {
  await requireRecent(memberPath(member));
  await suspendMember(actor, member);
  refresh();
});

export const restoreMemberAction = formAction(memberSchema, async (actor, { member }) => {
  await requireRecent(memberPath(member));
  await restoreMember(actor, member);
  refresh();
});

export const endTwoFactorAction = formAction(memberSchema, async (actor, { member }) => {
  await requireRecent(memberPath(member));
  await endTwoFactor(actor, member);
  refresh();
});

export const updateInstanceAction = formAction(instanceSchema, async (actor, { name, guests }) => {
  await updateInstance(actor, { name, guestsMayLook: guests });
  refresh();
});

export const setRegistrationAction = formAction(registrationSchema, async (actor, { registration }) => {
  await requireRecent("/admin/instance");
  await setRegistration(actor, registration);
  refresh();
});
