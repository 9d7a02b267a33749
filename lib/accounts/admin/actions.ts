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

/** An administrator's word for a member's address, in place of a mailed code. */
export const confirmMemberAction = formAction(memberSchema, async (actor, { member }) => {
  await confirmMember(actor, member);
  refresh();
});

/** Lets in somebody who waits. The welcome is mailed as soon as their address is confirmed, too. */
export const approveMemberAction = formAction(memberSchema, async (actor, { member }) => {
  await approveMember(actor, member);
  refresh();
});

/** Leads to the list, because the page of this member is about to be gone. */
export const declineMemberAction = formAction(memberSchema, async (actor, { member }) => {
  await declineMember(actor, member);
  redirect("/admin");
});

/** Whoever has not given the password of late gives it first and comes back to this member; so it is with what follows about one. */
export const setRoleAction = formAction(roleSchema, async (actor, { member, role }) => {
  await requireRecent(memberPath(member));
  await setRole(actor, member, role);
  refresh();
});

/** Signs a member out everywhere and hides what is theirs, until somebody restores them. */
export const suspendMemberAction = formAction(memberSchema, async (actor, { member }) => {
  await requireRecent(memberPath(member));
  await suspendMember(actor, member);
  refresh();
});

/** Ends a suspension; the sessions that it ended do not come back. */
export const restoreMemberAction = formAction(memberSchema, async (actor, { member }) => {
  await requireRecent(memberPath(member));
  await restoreMember(actor, member);
  refresh();
});

/** For a member who has lost their phone and their recovery codes: the password alone lets them in again, and a mail tells them so. */
export const endTwoFactorAction = formAction(memberSchema, async (actor, { member }) => {
  await requireRecent(memberPath(member));
  await endTwoFactor(actor, member);
  refresh();
});

/** Writes what the instance is called, and whether guests may look. Does not ask for the password again. */
export const updateInstanceAction = formAction(instanceSchema, async (actor, { name, guests }) => {
  await updateInstance(actor, { name, guestsMayLook: guests });
  refresh();
});

/** Writes who may sign up from now on. Asks for the password first where it was not given of late. */
export const setRegistrationAction = formAction(registrationSchema, async (actor, { registration }) => {
  await requireRecent("/admin/instance");
  await setRegistration(actor, registration);
  refresh();
});
