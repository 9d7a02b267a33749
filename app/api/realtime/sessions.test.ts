import { expect, it } from "vitest";
import { db } from "@/db/client";
import { accountLinks } from "@/db/schema";
import { actorOf, aPerson, PASSWORD, type User } from "@/db/seed/factories";
import { undoEmailChange } from "@/lib/accounts/credentials/email/mutations";
import { changePassword, resetPassword } from "@/lib/accounts/credentials/mutations";
import type { LinkPurpose } from "@/lib/accounts/credentials/types";
import { declineMember } from "@/lib/accounts/registration/approval/mutations";
import { endOtherSessions, endOwnSession } from "@/lib/accounts/settings/mutations";
import { linkToken } from "@/lib/core/derive";
import { newId } from "@/lib/core/ids";
import { publish, userChannel } from "@/lib/platform/realtime";
import { noted, openPage, type Page } from "@/scripts/testing/pages";

// Each way by which somebody else's sessions end, or all, ends their open sockets with them.

const BROWSER = { userAgent: "", address: "" };
const NEW = "tungsten umbrella 7 rivers";

async function aLink(person: User, purpose: LinkPurpose): Promise<string> {
  const id = newId<"account-link">();
  const address = purpose === "reset" ? {} : { email: `${id}@example.test`, emailFolded: `${id}@example.test` };
  await db.insert(accountLinks).values({ id, userId: person.id, purpose, ...address, expiresAt: new Date(Date.now() + 60_000) });
  return linkToken(purpose, id);
}

type Deed = (me: User, here: Page, there: Page) => Promise<void>;
const atHome = (me: User, { sessionId }: Page) => actorOf(me, { sessionId });

/** What ends the other page, and leaves the one where it is done. */
const ELSEWHERE: [string, Deed][] = [
  ["one signs out everywhere else", (me, here) => endOtherSessions(atHome(me, here))],
  ["one ends that session from a list", (me, here, there) => endOwnSession(atHome(me, here), there.sessionId)],
  ["one changes the password", (me, here) => changePassword(atHome(me, here), { currentPassword: PASSWORD, password: NEW }, BROWSER)],
];

/** What ends all of them. */
const EVERYWHERE: [string, Deed][] = [
  ["the password is set by a mailed link", async (me) => resetPassword(await aLink(me, "reset"), NEW, BROWSER)],
  ["the address is taken back", async (me) => undoEmailChange(await aLink(me, "email-undo"))],
];

async function ownPage(me: User): Promise<Page> {
  const page = await openPage(me);
  page.listen(userChannel(me.id));
  await page.hears(1);
  return page;
}

it.each(ELSEWHERE)("an open page elsewhere hears nothing more once %s", async (_how, end) => {
  const me = await aPerson();
  const [here, there] = [await ownPage(me), await ownPage(me)];
  await end(me, here, there);
  await there.becomes("interrupted");
  await here.hears(2);
  await publish(noted, me.id, { text: "for here" });
  await here.hears(3);
  expect([there.heard, here.heard]).toEqual([["first"], ["first", "again", { text: "for here" }]]);
});

it.each(EVERYWHERE)("no open page hears anything more once %s", async (_how, end) => {
  const me = await aPerson();
  const [here, there] = [await ownPage(me), await ownPage(me)];
  await end(me, here, there);
  await Promise.all([here.becomes("interrupted"), there.becomes("interrupted")]);
  await publish(noted, me.id, { text: "for nobody" });
  expect([there.heard, here.heard]).toEqual([["first"], ["first"]]);
});

it("an open page of somebody who waits hears nothing more once they are not let in", async () => {
  const waiting = await aPerson({ approvedAt: null });
  const page = await ownPage(waiting);
  await declineMember(actorOf(await aPerson({ role: "administrator" })), waiting.id);
  await page.becomes("interrupted");
  expect(page.heard).toEqual(["first"]);
});
