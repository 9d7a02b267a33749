"use server";

import { refresh } from "next/cache";
import { formAction } from "@/lib/platform/action";
import { requireRecent } from "../../signing-in/loaders";
import { invitationSchema, newInvitationSchema } from "../schema";
import { makeInvitation, revokeInvitation } from "./mutations";

/** A link for so many people and so many days. Asks for the password first where it was not given of late. */
export const makeInvitationAction = formAction(newInvitationSchema, async (actor, input) => {
  await requireRecent("/admin/invitations");
  await makeInvitation(actor, input);
  refresh();
});

/** Ends a link at once; whoever signed up by it stays. Asks for the password like making one. */
export const revokeInvitationAction = formAction(invitationSchema, async (actor, { invitation }) => {
  await requireRecent("/admin/invitations");
  await revokeInvitation(actor, invitation);
  refresh();
});
