import { and, eq, gt } from "drizzle-orm";
import { TOTP } from "otpauth";
import { db } from "@/db/client";
import { recoveryCodes, sessions, twoFactor, users } from "@/db/schema";
import { aSecondFactor, aSession, PASSWORD } from "@/db/seed/factories";
import { newId } from "@/lib/core/ids";
import { confirmAction, resendAction, setUpAction, signOutAction, signUpAction } from "@/lib/accounts/actions";
import { changePasswordAction, forgotAction, resetAction } from "@/lib/accounts/credentials/actions";
import { endSessionAction, signOutEverywhereAction, signOutOthersAction } from "@/lib/accounts/settings/actions";
import { againAction, answerStepAction, keepAccountAction, letGoAction, signInAction } from "@/lib/accounts/signing-in/actions";
import { beginTwoFactorAction, renewRecoveryCodesAction, turnTwoFactorOffAction, turnTwoFactorOnAction } from "@/lib/accounts/two-factor/actions";
import { CONFIRMED, MEMBERS, NOBODY, OWNER } from "../actors";
import { send, userNow, type Cases } from "./attempt";

const factorNow = async (id: string) => (await db.select().from(twoFactor).where(eq(twoFactor.userId, id)))[0];
const sessionStands = async (id: string) => (await db.select({ id: sessions.id }).from(sessions).where(eq(sessions.id, id))).length > 0;

/** What lets people in, and out. */
export const sessionActions: Cases = {
  endSessionAction: {
    open: OWNER,
    attempt: async ({ people }) => {
      const { id: session } = await aSession(people.owner);
      return { send: send(endSessionAction, { session }), happened: async () => !(await sessionStands(session)) };
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
  forgotAction: { anyone: forgotAction, guardedBy: "lib/accounts/credentials/mutations.test.ts" },
  resetAction: { anyone: resetAction, guardedBy: "lib/accounts/credentials/mutations.test.ts" },
  confirmAction: { anyone: confirmAction, guardedBy: "lib/accounts/mutations.test.ts" },
  resendAction: { anyone: resendAction, guardedBy: "lib/accounts/mutations.test.ts" },
  signOutAction: { anyone: signOutAction, guardedBy: "lib/platform/auth.test.ts" },
};
