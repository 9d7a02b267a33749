import { and, eq, isNotNull, sql } from "drizzle-orm";
import { db } from "@/db/client";
import { instance, invitations, roleLimits, twoFactor } from "@/db/schema";
import { aPerson, aSecondFactor } from "@/db/seed/factories";
import { newId } from "@/lib/core/ids";
import {
  approveMemberAction,
  confirmMemberAction,
  declineMemberAction,
  restoreMemberAction,
  setRegistrationAction,
  endTwoFactorAction,
  setRoleAction,
  suspendMemberAction,
  updateInstanceAction,
} from "@/lib/accounts/admin/actions";
import { makeInvitationAction, revokeInvitationAction } from "@/lib/accounts/registration/invitations/actions";
import { setLimitsAction } from "@/lib/media/limits/actions";
import { ADMINISTRATOR } from "../actors";
import { send, userNow, type Cases } from "./attempt";

/** What is done for the instance, and to its members. */
export const administrationActions: Cases = {
  confirmMemberAction: {
    open: ADMINISTRATOR,
    attempt: async () => {
      const { id: member } = await aPerson({ confirmed: false });
      return { send: send(confirmMemberAction, { member }), happened: async () => Boolean((await userNow(member))?.emailConfirmedAt) };
    },
  },
  approveMemberAction: {
    open: ADMINISTRATOR,
    attempt: async () => {
      const { id: member } = await aPerson({ approvedAt: null });
      return { send: send(approveMemberAction, { member }), happened: async () => Boolean((await userNow(member))?.approvedAt) };
    },
  },
  declineMemberAction: {
    open: ADMINISTRATOR,
    attempt: async () => {
      const { id: member } = await aPerson({ approvedAt: null });
      return { send: send(declineMemberAction, { member }), happened: async () => Boolean((await userNow(member))?.deletesAt) };
    },
  },
  setRoleAction: {
    open: ADMINISTRATOR,
    attempt: async (_cast, self) => ({
      send: send(setRoleAction, { member: self.id, role: "moderator" }),
      happened: async () => {
        const changed = await db.execute(sql`select 1 from audit_log where actor_id = ${self.id} and action = 'accounts.role-changed'`);
        return changed.length > 0;
      },
    }),
  },
  suspendMemberAction: {
    open: ADMINISTRATOR,
    attempt: async () => {
      const { id: member } = await aPerson();
      return { send: send(suspendMemberAction, { member }), happened: async () => Boolean((await userNow(member))?.suspendedAt) };
    },
  },
  restoreMemberAction: {
    open: ADMINISTRATOR,
    attempt: async () => {
      const { id: member } = await aPerson({ suspendedAt: new Date() });
      return { send: send(restoreMemberAction, { member }), happened: async () => (await userNow(member))?.suspendedAt === null };
    },
  },
  endTwoFactorAction: {
    open: ADMINISTRATOR,
    attempt: async () => {
      const member = await aPerson();
      await aSecondFactor(member);
      return {
        send: send(endTwoFactorAction, { member: member.id }),
        happened: async () => (await db.$count(twoFactor, eq(twoFactor.userId, member.id))) === 0,
      };
    },
  },
  setRegistrationAction: {
    open: ADMINISTRATOR,
    attempt: async () => ({
      send: send(setRegistrationAction, { registration: "approval" }),
      happened: async () => {
        const [before] = await db.select({ registration: instance.registration }).from(instance);
        await db.update(instance).set({ registration: "open" });
        return before?.registration === "approval";
      },
    }),
  },
  makeInvitationAction: {
    open: ADMINISTRATOR,
    attempt: async () => {
      const note = `for ${newId()}`;
      return {
        send: send(makeInvitationAction, { note, uses: "1", days: "1" }),
        happened: async () => (await db.$count(invitations, eq(invitations.note, note))) > 0,
      };
    },
  },
  revokeInvitationAction: {
    open: ADMINISTRATOR,
    attempt: async () => {
      const invitation = newId();
      await db.insert(invitations).values({ id: invitation, uses: 1, expiresAt: new Date(Date.now() + 60_000) });
      return {
        send: send(revokeInvitationAction, { invitation }),
        happened: async () => (await db.$count(invitations, and(eq(invitations.id, invitation), isNotNull(invitations.revokedAt)))) > 0,
      };
    },
  },
  updateInstanceAction: {
    open: ADMINISTRATOR,
    attempt: async () => {
      const name = `Instance ${newId().slice(-12)}`;
      return { send: send(updateInstanceAction, { name, guests: "no" }), happened: async () => (await db.select().from(instance))[0]?.name === name };
    },
  },
  setLimitsAction: {
    open: ADMINISTRATOR,
    attempt: async () => ({
      send: send(setLimitsAction, { role: "moderator", storage: "7", file: "5", day: "" }),
      happened: async () => (await db.delete(roleLimits).where(eq(roleLimits.role, "moderator")).returning()).length > 0,
    }),
  },
};
