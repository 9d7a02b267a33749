import { and, eq, sql } from "drizzle-orm";
import { db } from "@/db/client";
import { accountLinks, archives, personFiles, users } from "@/db/schema";
import { aPerson, aPortrait, PASSWORD, type User } from "@/db/seed/factories";
import { newId } from "@/lib/core/ids";
import { askForEmailAction, cancelEmailChangeAction, changeUsernameAction, confirmEmailAction, undoEmailAction } from "@/lib/accounts/credentials/actions";
import { askForArchiveAction, cancelArchiveAction, deleteArchiveAction } from "@/lib/accounts/archive/actions";
import { leaveAction } from "@/lib/accounts/leaving/actions";
import {
  adoptTimeZoneAction,
  chooseSignatureAction,
  setLanguageAction,
  setThemeAction,
  updateAppearanceAction,
  updateProfileAction,
  updatePublishingAction,
} from "@/lib/accounts/settings/actions";
import { SILENT } from "@/lib/accounts/settings/types";
import { dismissPortraitAction, removePortraitAction } from "@/lib/people/portraits/actions";
import { CONFIRMED, MEMBERS, OWNER } from "../actors";
import { form, send, userNow, type Cases } from "./attempt";

const wishesToMove = async (id: string) => (await db.$count(accountLinks, and(eq(accountLinks.userId, id), eq(accountLinks.purpose, "email-change")))) > 0;
/** An archive of somebody's, in this state. */
async function archiveIn(status: (typeof archives.$inferSelect)["status"], { id: userId }: User): Promise<string> {
  await db.delete(archives).where(eq(archives.userId, userId));
  const id = newId();
  await db.insert(archives).values({ id, userId, status });
  return id;
}
const archiveNow = async (id: string) => (await db.select().from(archives).where(eq(archives.id, id)))[0];

/** What people do about their own account and profile. */
export const accountActions: Cases = {
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
      send: send(updatePublishingAction, { visibility: "friends", licence: "cc0", "publish-location": "on" }),
      happened: async () => (await userNow(self.id))?.photoVisibility === "friends",
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
};
