"use server";

import { refresh } from "next/cache";
import { formAction } from "@/lib/platform/action";
import { requireRecent } from "../../signing-in/loaders";
import { invitationSchema, newInvitationSchema } from "../schema";
import { makeInvitation, revokeInvitation } from "./mutations";

export const makeInvitationAction = formAction(newInvitationSchema, async (actor, input) => {
  await requireRecent("/admin/invitations");
  await makeInvitation(actor, input);
  refresh();
});

export const revokeInvitationAction = formAction(invitationSchema, async (actor, { invitation }) => {
  await requireRecent("/admin/invitations");
  await revokeInvitation(actor, invitation);
  refresh();
});
