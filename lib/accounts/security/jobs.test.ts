import type { JobHelpers } from "graphile-worker";
import { mkdtempSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { aPerson } from "@/db/seed/factories";
import { getInstance } from "@/lib/accounts/data";
import { newId } from "@/lib/core/ids";
import { listMails, readMail } from "@/lib/platform/mail/mailbox";
import { speak } from "@/lib/platform/messages";
import { securityJobs } from "./jobs";
import { NOTICES } from "./types";

const before = process.env.DATA_DIR;
beforeEach(() => void (process.env.DATA_DIR = mkdtempSync(join(before!, "mail-"))));
afterEach(() => void (process.env.DATA_DIR = before));

const browser = { userAgent: "Mozilla/5.0 (X11; Linux x86_64; rv:141.0) Gecko/20100101 Firefox/141.0", address: "192.0.2.44" };
const mailNotice = (userId: string, notice: string, id: string = newId()): Promise<unknown> =>
  Promise.resolve(securityJobs["accounts.mail-notice"]!({ id, userId, notice, at: "2026-11-21T08:15:00Z", browser }, {} as JobHelpers));

it.each(["en", "ru"])("every notice says in words what was done, when and from where (%s)", async (language) => {
  const me = await aPerson({ language, timeZone: "Asia/Kathmandu" });
  for (const notice of NOTICES) await mailNotice(me.id, notice);
  const { mails } = await listMails();
  expect(mails).toHaveLength(NOTICES.length);
  const { t } = speak(language);
  // Other tests of this database may have renamed it.
  const { name } = await getInstance();
  const subjects = NOTICES.map((notice) => t(`mail.notice.${notice}.subject`, { instance: name }));
  expect(mails.map(({ subject }) => subject).toSorted()).toEqual(subjects.toSorted());
  for (const { id } of mails) {
    const mail = (await readMail(id))!;
    for (const told of ["2026", language === "en" ? "2:00" : "14:00", "Firefox, Linux", "192.0.2.44", "http://halation.test/settings/sessions"])
      expect(mail.text).toContain(told);
  }
});

it("nobody is written to at an address that was never confirmed", async () => {
  const me = await aPerson({ confirmed: false });
  for (const notice of NOTICES) await mailNotice(me.id, notice);
  await mailNotice(newId(), "new-device");
  expect((await listMails()).mails).toEqual([]);
});
