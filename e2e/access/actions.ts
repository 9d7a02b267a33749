import { eq } from "drizzle-orm";
import type { ReactElement } from "react";
import { olderEntries } from "@/app/_parts/older-entries";
import { trySendAction } from "@/app/design/_parts/actions";
import { db } from "@/db/client";
import { instance, photos, sessions, users } from "@/db/schema";
import { aPerson, aPhoto, aSession, type User } from "@/db/seed/factories";
import { newId } from "@/lib/core/ids";
import type { FormState } from "@/lib/core/form";
import { confirmAction, resendAction, setUpAction, signInAction, signOutAction, signUpAction } from "@/lib/accounts/actions";
import { confirmMemberAction, updateInstanceAction } from "@/lib/accounts/admin/actions";
import {
  endSessionAction,
  setLanguageAction,
  setThemeAction,
  signOutEverywhereAction,
  updateAppearanceAction,
  updateProfileAction,
  updatePublishingAction,
} from "@/lib/accounts/settings/actions";
import type { FeedPage } from "@/lib/feed/types";
import { deletePhotoAction, dismissFailureAction, editPhotoAction, undeletePhotoAction } from "@/lib/photos/actions";
import { ADMINISTRATOR, MEMBERS, NOBODY, OWNER, type Actor } from "./actors";
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
const sessionStands = async (id: string) => (await db.select({ id: sessions.id }).from(sessions).where(eq(sessions.id, id))).length > 0;

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
      send: send(updateProfileAction, { name: "Changed", bio: "" }),
      happened: async () => (await userNow(self.id))?.name === "Changed",
    }),
  },
  updateAppearanceAction: {
    open: MEMBERS,
    attempt: async (_cast, self) => ({
      send: send(updateAppearanceAction, { language: "ru", theme: "dark" }),
      happened: async () => (await userNow(self.id))?.theme === "dark",
    }),
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
  signUpAction: { anyone: signUpAction, guardedBy: "lib/accounts/mutations.test.ts" },
  signInAction: { anyone: signInAction, guardedBy: "lib/accounts/mutations.test.ts" },
  confirmAction: { anyone: confirmAction, guardedBy: "lib/accounts/mutations.test.ts" },
  resendAction: { anyone: resendAction, guardedBy: "lib/accounts/mutations.test.ts" },
  signOutAction: { anyone: signOutAction, guardedBy: "lib/platform/auth.test.ts" },
  trySendAction: { anyone: trySendAction, guardedBy: "app/design is not found in production" },
};
