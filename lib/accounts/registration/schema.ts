import { z } from "zod";
import { REGISTRATIONS } from "./types";

export const registrationSchema = z.object({ registration: z.enum(REGISTRATIONS, "errors.invalid") });

const whole = (from: number, to: number, wrong: string) => z.coerce.number(wrong).int(wrong).min(from, wrong).max(to, wrong);

export const MOST_USES = 1000;
/** How long an invitation can be good. */
const MOST_DAYS = 365;

export const newInvitationSchema = z.object({
  note: z
    .string("errors.invalid")
    .transform((text) => text.normalize("NFC").trim())
    .pipe(z.string().max(100, "registration.note.long")),
  uses: whole(1, MOST_USES, "registration.uses.wrong"),
  days: whole(1, MOST_DAYS, "registration.days.wrong"),
});

export type NewInvitation = z.output<typeof newInvitationSchema>;

export const invitationSchema = z.object({ invitation: z.uuid("errors.invalid") });

/** What may stand behind the `?` of the sign-up page; anything odd counts as absent. */
export const signUpQuery = z.object({ invitation: z.string().max(200).optional().catch(undefined) });
