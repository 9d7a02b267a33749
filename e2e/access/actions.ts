import { and, eq, gt, isNotNull, sql } from "drizzle-orm";
import { TOTP } from "otpauth";
import type { ReactElement } from "react";
import { olderEntries } from "@/app/_parts/older-entries";
import { trySendAction } from "@/app/design/_parts/actions";
import { db } from "@/db/client";
import { accountLinks, archives, follows, instance, invitations, personFiles, photos, recoveryCodes, sessions, twoFactor, users } from "@/db/schema";
import { aPerson, aPhoto, aPortrait, aSecondFactor, aSession, PASSWORD, type User } from "@/db/seed/factories";
import { newId } from "@/lib/core/ids";
import type { FormState } from "@/lib/core/form";
import { confirmAction, resendAction, setUpAction, signOutAction, signUpAction } from "@/lib/accounts/actions";
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
import {
  askForEmailAction,
  cancelEmailChangeAction,
  changePasswordAction,
  changeUsernameAction,
  confirmEmailAction,
  forgotAction,
  resetAction,
  undoEmailAction,
} from "@/lib/accounts/credentials/actions";
import { askForArchiveAction, cancelArchiveAction, deleteArchiveAction } from "@/lib/accounts/archive/actions";
import { leaveAction } from "@/lib/accounts/leaving/actions";
import {
  adoptTimeZoneAction,
  chooseSignatureAction,
  endSessionAction,
  setLanguageAction,
  setThemeAction,
  signOutEverywhereAction,
  signOutOthersAction,
  updateAppearanceAction,
  updateProfileAction,
  updatePublishingAction,
} from "@/lib/accounts/settings/actions";
import { SILENT } from "@/lib/accounts/settings/types";
import { againAction, answerStepAction, keepAccountAction, letGoAction, signInAction } from "@/lib/accounts/signing-in/actions";
import { beginTwoFactorAction, renewRecoveryCodesAction, turnTwoFactorOffAction, turnTwoFactorOnAction } from "@/lib/accounts/two-factor/actions";
import type { FeedPage } from "@/lib/feed/types";
import { dismissPortraitAction, removePortraitAction } from "@/lib/people/portraits/actions";
import { relateAction } from "@/lib/people/relations/actions";
import { deletePhotoAction, dismissFailureAction, editPhotoAction, undeletePhotoAction } from "@/lib/photos/actions";
import { ADMINISTRATOR, CONFIRMED, MEMBERS, NOBODY, OWNER, type Actor } from "./actors";
import type { Cast } from "./cast";

/** One try at an action: what is sent, and whether it came to pass. */
type Attempt = { send: () => Promise<unknown>; happened: () => Promise<boolean> };

/** Who may bring a thing about. `self` is whoever tries; for guests, someone else. */
type ActionCase = { open: readonly Actor[]; attempt: (cast: Cast, self: User) => Promise<Attempt> };

/** Doors made for everybody, with what guards them instead of who knocks, and where that is tested. */
type OpenDoor = { anyone: unknown; guardedBy: string };

type Form<Data> = (previous: FormState<Data>, form: FormData) => Promise<FormState<Data>>;

const form = (fields: Record<string, string>): FormData => {
  const data = new FormData();
  for (const [name, value] of Object.entries(fields)) data.set(name, value);
  return data;
};
const send =
  <Data>(action: Form<Data>, fields: Record<string, string>) =>
  () =>
    action({}, form(fields));

const photoNow = async (id: string) => (await db.select().from(photos).where(eq(photos.id, id)))[0];
const userNow = async (id: string) => (await db.select().from(users).where(eq(users.id, id)))[0];
const factorNow = async (id: string) => (await db.select().from(twoFactor).where(eq(twoFactor.userId, id)))[0];
const wishesToMove = async (id: string) => (await db.$count(accountLinks, and(eq(accountLinks.userId, id), eq(accountLinks.purpose, "email-change")))) > 0;
const sessionStands = async (id: string) => (await db.select({ id: sessions.id }).from(sessions).where(eq(sessions.id, id))).length > 0;

/** An archive of somebody's, in this state. */
async function archiveIn(status: (typeof archives.$inferSelect)["status"], { id: userId }: User): Promise<string> {
  await db.delete(archives).where(eq(archives.userId, userId));
  const id = newId();
  await db.insert(archives).values({ id, userId, status });
  return id;
}
const archiveNow = async (id: string) => (await db.select().from(archives).where(eq(archives.id, id)))[0];

/** Each server action: a public endpoint that anyone can call with anything. */
export const actions: Record<string, ActionCase | OpenDoor> = {
  editPhotoAction: {
    open: OWNER,
    attempt: async ({ people }) => {
      const { id: photoId } = await aPhoto({ owner: people.owner });
      const fields = { photoId, title: "changed", description: "", place: "", tags: "", alt: "", licence: "cc0", visibility: "public" };
      return { send: send(editPhotoAction, fields), happened: async () => (await photoNow(photoId))?.title === "changed" };
    },
  },
  relateAction: {
    open: CONFIRMED,
    attempt: async (_cast, self) => {
      const { id: person } = await aPerson();
      return { send: send(relateAction, { person, deed: "follow" }), happened: async () => (await db.$count(follows, eq(follows.followerId, self.id))) > 0 };
    },
  },
  deletePhotoAction: {
    open: OWNER,
    attempt: async ({ people }) => {
      const { id: photoId } = await aPhoto({ owner: people.owner });
      return { send: send(deletePhotoAction, { photoId }), happened: async () => Boolean((await photoNow(photoId))?.deletedAt) };
    },
  },
  undeletePhotoAction: {
    open: OWNER,
    attempt: async ({ people }) => {
      const { id: photoId } = await aPhoto({ owner: people.owner, deletedAt: new Date() });
      return { send: send(undeletePhotoAction, { photoId }), happened: async () => (await photoNow(photoId))?.deletedAt === null };
    },
  },
  dismissFailureAction: {
    open: OWNER,
    attempt: async ({ people }) => {
      const { id: photoId } = await aPhoto({ owner: people.owner, status: "failed", failure: "photos.failure.damaged" });
      return { send: send(dismissFailureAction, { photoId }), happened: async () => Boolean((await photoNow(photoId))?.deletedAt) };
    },
  },
  olderEntries: {
    open: OWNER,
    attempt: async ({ people }) => {
      const photo = await aPhoto({ owner: people.owner, visibility: "private" });
      let seen: string[] = [];
      const look = async () => {
        const { page } = await olderEntries("");
        const { entries } = (page as ReactElement<Pick<FeedPage, "entries">>).props;
        seen = entries.flatMap((entry) => entry.photos.map(({ id }) => id));
      };
      return { send: look, happened: () => Promise.resolve(seen.includes(photo.id)) };
    },
  },
  updateProfileAction: {
    open: MEMBERS,
    attempt: async (_cast, self) => ({
      send: send(updateProfileAction, { ...SILENT, birthday: "", name: "Changed" }),
      happened: async () => (await userNow(self.id))?.name === "Changed",
    }),
  },
  updateAppearanceAction: {
    open: MEMBERS,
    attempt: async (_cast, self) => ({
      send: send(updateAppearanceAction, { language: "ru", theme: "dark", timeZone: "Europe/Oslo" }),
      happened: async () => (await userNow(self.id))?.theme === "dark",
    }),
  },
  chooseSignatureAction: {
    open: MEMBERS,
    attempt: async (_cast, self) => ({
      send: send(chooseSignatureAction, { signature: "name", path: "" }),
      happened: async () => (await userNow(self.id))?.signature === "name",
    }),
  },
  adoptTimeZoneAction: {
    open: MEMBERS,
    attempt: async (_cast, self) => {
      await db.update(users).set({ timeZone: "UTC" }).where(eq(users.id, self.id));
      return { send: send(adoptTimeZoneAction, { timeZone: "Asia/Tokyo" }), happened: async () => (await userNow(self.id))?.timeZone === "Asia/Tokyo" };
    },
  },
  removePortraitAction: {
    open: OWNER,
    attempt: async ({ people }) => {
      await aPortrait(people.owner);
      return { send: send(removePortraitAction, { purpose: "avatar" }), happened: async () => (await userNow(people.owner.id))?.avatarToken === null };
    },
  },
  dismissPortraitAction: {
    open: OWNER,
    attempt: async ({ people }) => {
      const { fileId } = await aPortrait(people.owner, { variant: "damaged" });
      return {
        send: send(dismissPortraitAction, { purpose: "avatar" }),
        happened: async () => (await db.select().from(personFiles).where(eq(personFiles.fileId, fileId))).length === 0,
      };
    },
  },
  setLanguageAction: {
    open: MEMBERS,
    attempt: async (_cast, self) => ({
      send: () => setLanguageAction(form({ language: "ru" })),
      happened: async () => (await userNow(self.id))?.language === "ru",
    }),
  },
  setThemeAction: {
    open: MEMBERS,
    attempt: async (_cast, self) => ({
      send: () => setThemeAction(form({ theme: "light" })),
      happened: async () => (await userNow(self.id))?.theme === "light",
    }),
  },
  updatePublishingAction: {
    open: MEMBERS,
    attempt: async (_cast, self) => ({
      send: send(updatePublishingAction, { publishLocation: "on" }),
      happened: async () => (await userNow(self.id))?.publishLocation === true,
    }),
  },
  endSessionAction: {
    open: OWNER,
    attempt: async ({ people }) => {
      const { id: session } = await aSession(people.owner);
      return { send: send(endSessionAction, { session }), happened: async () => !(await sessionStands(session)) };
    },
  },
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
  setUpAction: {
    open: NOBODY,
    attempt: async () => {
      const username = `u${newId().slice(-12)}`;
      const person = { username, name: "Intruder", email: `${username}@example.test`, password: "a long enough password" };
      return {
        send: send(setUpAction, { token: "guessed", ...person, instance: "Mine now", guests: "yes" }),
        happened: async () => (await db.select({ id: users.id }).from(users).where(eq(users.username, username))).length > 0,
      };
    },
  },
  signOutEverywhereAction: {
    open: MEMBERS,
    attempt: async (_cast, self) => {
      const { id } = await aSession(self);
      return { send: send(signOutEverywhereAction, {}), happened: async () => !(await sessionStands(id)) };
    },
  },
  againAction: {
    open: MEMBERS,
    attempt: async (_cast, self) => {
      const past = new Date(Date.now() - 3_600_000);
      await db.update(sessions).set({ authenticatedAt: past }).where(eq(sessions.userId, self.id));
      return {
        send: send(againAction, { password: PASSWORD, to: "/settings" }),
        happened: async () => (await db.$count(sessions, and(eq(sessions.userId, self.id), gt(sessions.authenticatedAt, past)))) > 0,
      };
    },
  },
  signUpAction: { anyone: signUpAction, guardedBy: "lib/accounts/registration/mutations.test.ts" },
  signOutOthersAction: {
    open: MEMBERS,
    attempt: async (_cast, self) => {
      const { id } = await aSession(self);
      return { send: send(signOutOthersAction, {}), happened: async () => !(await sessionStands(id)) };
    },
  },
  beginTwoFactorAction: {
    open: CONFIRMED,
    attempt: async (_cast, self) => ({
      send: send(beginTwoFactorAction, { password: PASSWORD }),
      happened: async () => (await factorNow(self.id)) !== undefined,
    }),
  },
  turnTwoFactorOnAction: {
    open: CONFIRMED,
    attempt: async (_cast, self) => {
      const secret = await aSecondFactor(self, { confirmedAt: null });
      const code = new TOTP({ secret }).generate();
      return { send: send(turnTwoFactorOnAction, { code }), happened: async () => Boolean((await factorNow(self.id))?.confirmedAt) };
    },
  },
  renewRecoveryCodesAction: {
    open: MEMBERS,
    attempt: async (_cast, self) => {
      await aSecondFactor(self);
      return {
        send: send(renewRecoveryCodesAction, { password: PASSWORD }),
        happened: async () => (await db.$count(recoveryCodes, eq(recoveryCodes.userId, self.id))) > 0,
      };
    },
  },
  turnTwoFactorOffAction: {
    open: MEMBERS,
    attempt: async (_cast, self) => {
      await aSecondFactor(self);
      return { send: send(turnTwoFactorOffAction, { password: PASSWORD }), happened: async () => (await factorNow(self.id)) === undefined };
    },
  },
  signInAction: { anyone: signInAction, guardedBy: "lib/accounts/signing-in/mutations.test.ts" },
  answerStepAction: { anyone: answerStepAction, guardedBy: "lib/accounts/signing-in/actions.test.ts" },
  keepAccountAction: { anyone: keepAccountAction, guardedBy: "lib/accounts/signing-in/actions.test.ts" },
  letGoAction: { anyone: letGoAction, guardedBy: "lib/accounts/signing-in/actions.test.ts" },
  changePasswordAction: {
    open: MEMBERS,
    attempt: async (_cast, self) => ({
      send: send(changePasswordAction, { currentPassword: PASSWORD, password: "tungsten umbrella 7 rivers" }),
      happened: async () => (await userNow(self.id))?.passwordHash !== self.passwordHash,
    }),
  },
  askForEmailAction: {
    open: CONFIRMED,
    attempt: async (_cast, self) => ({
      send: send(askForEmailAction, { email: `${newId()}@example.test`, password: PASSWORD }),
      happened: () => wishesToMove(self.id),
    }),
  },
  cancelEmailChangeAction: {
    open: OWNER,
    attempt: async ({ people: { owner } }) => {
      const email = `${newId()}@example.test`;
      const wish = { id: newId(), userId: owner.id, purpose: "email-change" as const, email, emailFolded: email, expiresAt: new Date(Date.now() + 60_000) };
      await db.insert(accountLinks).values(wish).onConflictDoNothing();
      return { send: send(cancelEmailChangeAction, {}), happened: async () => !(await wishesToMove(owner.id)) };
    },
  },
  changeUsernameAction: {
    open: CONFIRMED,
    attempt: async (_cast, self) => {
      const username = `n${newId().slice(-12)}`;
      return { send: send(changeUsernameAction, { username }), happened: async () => (await userNow(self.id))?.username === username };
    },
  },
  forgotAction: { anyone: forgotAction, guardedBy: "lib/accounts/credentials/mutations.test.ts" },
  resetAction: { anyone: resetAction, guardedBy: "lib/accounts/credentials/mutations.test.ts" },
  confirmEmailAction: { anyone: confirmEmailAction, guardedBy: "lib/accounts/credentials/email/mutations.test.ts" },
  undoEmailAction: { anyone: undoEmailAction, guardedBy: "lib/accounts/credentials/email/mutations.test.ts" },
  askForArchiveAction: {
    open: CONFIRMED,
    attempt: async (_cast, self) => ({
      send: send(askForArchiveAction, {}),
      happened: async () => (await db.$count(archives, eq(archives.userId, self.id))) > 0,
    }),
  },
  cancelArchiveAction: {
    open: OWNER,
    attempt: async ({ people }) => {
      const archive = await archiveIn("waiting", people.owner);
      return { send: send(cancelArchiveAction, { archive }), happened: async () => (await archiveNow(archive))?.status === "cancelled" };
    },
  },
  deleteArchiveAction: {
    open: OWNER,
    attempt: async ({ people }) => {
      const archive = await archiveIn("ready", people.owner);
      return { send: send(deleteArchiveAction, { archive }), happened: async () => (await archiveNow(archive)) === undefined };
    },
  },
  leaveAction: {
    open: MEMBERS,
    attempt: async (_cast, self) => {
      // Somebody has to stay who can run the instance.
      await aPerson({ role: "administrator" });
      return {
        send: send(leaveAction, { leaver: self.username, password: PASSWORD }),
        happened: async () => (await db.$count(sql`graphile_worker.jobs`, sql`key = ${`accounts.erase:${self.id}`}`)) > 0,
      };
    },
  },
  confirmAction: { anyone: confirmAction, guardedBy: "lib/accounts/mutations.test.ts" },
  resendAction: { anyone: resendAction, guardedBy: "lib/accounts/mutations.test.ts" },
  signOutAction: { anyone: signOutAction, guardedBy: "lib/platform/auth.test.ts" },
  trySendAction: { anyone: trySendAction, guardedBy: "app/design is not found in production" },
};
