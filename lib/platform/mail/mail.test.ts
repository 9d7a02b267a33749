import { createServer, type Socket } from "node:net";
import { mkdtempSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { forgetMails, listMails, readMail } from "./mailbox";
import { keepsMailHere, send } from ".";

const mail = { to: "vivian@example.org", subject: "Ваш код", html: "<p>Код <b>123456</b></p>", text: "Код 123456", key: "test/1" };

const before = { ...process.env };
beforeEach(() => void (process.env.DATA_DIR = mkdtempSync(join(before.DATA_DIR!, "mail-"))));
afterEach(() => {
  for (const name of ["DATA_DIR", "SMTP_URL", "RESEND_API_KEY", "MAIL_FROM"]) {
    if (before[name] === undefined) delete process.env[name];
    else process.env[name] = before[name];
  }
});

const folder = () => join(process.env.DATA_DIR!, "mail");
const raw = () => readFileSync(join(folder(), readdirSync(folder())[0]!), "utf8");

describe("with nothing configured", () => {
  it("keeps a whole mail that reads back as it was written", async () => {
    await send(mail);
    expect(keepsMailHere()).toBe(true);
    const { mails, next } = await listMails();
    expect(mails).toMatchObject([{ to: "vivian@example.org", subject: "Ваш код" }]);
    expect(next).toBeNull();
    const content = (await readMail(mails[0]!.id))!;
    expect(content.from).toBe("halation@halation.test");
    expect(content.html).toContain("<b>123456</b>");
    expect(content.text.trim()).toBe("Код 123456");
    expect(Date.now() - content.sentAt.getTime()).toBeLessThan(60_000);
  });

  it("writes an RFC 5322 file that only we may read, under a name of ours", async () => {
    await send(mail);
    const [name] = readdirSync(folder());
    expect(name).toMatch(/^[0-9a-f-]{36}\.eml$/);
    expect(statSync(join(folder(), name!)).mode & 0o077).toBe(0);
    expect(raw()).toMatch(/\r\nFrom: Halation <halation@halation\.test>\r\n/);
    expect(raw()).toMatch(/\r\nMIME-Version: 1\.0\r\n/);
  });

  it("says how such mails are ended, by one click where the address is a secure one", async () => {
    // A long header is folded over several lines.
    const head = () =>
      raw()
        .split("\r\n\r\n")[0]!
        .replaceAll(/\r\n[ \t]+/g, " ");
    await send({ ...mail, unsubscribe: "https://photos.example.org/api/unsubscribe/0190.abc>\r\nBcc: x@example.org" });
    expect(head()).toMatch(/^List-Unsubscribe: <https:\/\/photos\.example\.org\/api\/unsubscribe\/[^\s<>]+>$/m);
    expect(head()).toMatch(/^List-Unsubscribe-Post: List-Unsubscribe=One-Click$/m);
    expect(head()).not.toMatch(/^Bcc/im);
    await forgetMails(() => true);
    await send({ ...mail, unsubscribe: "http://photos.lan/api/unsubscribe/0190.abc" });
    expect(head()).toMatch(/^List-Unsubscribe: <http:/m);
    await forgetMails(() => true);
    await send(mail);
    expect(head()).not.toMatch(/^List-Unsubscribe/m);
  });

  it("forgets the mails to those it is told of, and keeps the others", async () => {
    expect(await forgetMails(() => true)).toBe(0);
    await send({ ...mail, to: "leaver@example.org" });
    await send(mail);
    await send({ ...mail, to: "Leaver@Example.org" });
    expect(await forgetMails((to) => to.toLowerCase() === "leaver@example.org")).toBe(2);
    expect((await listMails()).mails.map(({ to }) => to)).toEqual(["vivian@example.org"]);
  });

  it("names a mail by its key, so that a retry is recognised", async () => {
    await send(mail);
    await send(mail);
    const ids = readdirSync(folder()).map((name) => /Message-ID: <([^>]+)>/i.exec(readFileSync(join(folder(), name), "utf8"))![1]);
    expect(ids).toHaveLength(2);
    expect(new Set(ids).size).toBe(1);
  });

  it.each([
    { subject: "Hello\r\nBcc: everyone@example.org" },
    { subject: "Hello\nBcc: everyone@example.org\n\n<h1>mine</h1>" },
    { subject: "Hello\u2028Bcc: everyone@example.org" },
    { to: "vivian@example.org\r\nBcc: everyone@example.org" },
    { to: "vivian@example.org, everyone@example.org" },
    { to: "<everyone@example.org>, vivian@example.org" },
  ])("lets nothing break out of a header: %j", async (change) => {
    await send({ ...mail, ...change });
    for (const name of readdirSync(folder())) {
      const head = readFileSync(join(folder(), name), "utf8").split("\r\n\r\n")[0]!;
      expect(head).not.toMatch(/^Bcc:/im);
      expect(/^To: (.*)/im.exec(head)?.[1]).toMatch(/^(?:[^\s,<>"]+|<"[^"]*"@[^\s,<>"]+>)$/);
    }
  });

  it("reads nothing but its own mails", async () => {
    await send(mail);
    for (const id of ["../secrets/auth", "..", "", "/etc/passwd", "x.eml"]) expect(await readMail(id)).toBeNull();
  });

  it("pages by key, newest first", async () => {
    for (let i = 0; i < 53; i += 1) await send({ ...mail, subject: `Mail ${i}` });
    const first = await listMails();
    expect(first.mails).toHaveLength(50);
    expect(first.mails[0]!.subject).toBe("Mail 52");
    const rest = await listMails(first.next!);
    expect(rest.mails.map((entry) => entry.subject)).toEqual(["Mail 2", "Mail 1", "Mail 0"]);
    expect(rest.next).toBeNull();
  });
});

it("speaks to the relay that SMTP_URL names", async () => {
  const heard: string[] = [];
  const relay = createServer((socket) => converse(socket, heard));
  await new Promise<void>((settle) => relay.listen(0, "127.0.0.1", settle));
  process.env.SMTP_URL = `smtp://127.0.0.1:${(relay.address() as { port: number }).port}`;
  process.env.MAIL_FROM = "Club <club@example.org>";
  await send(mail);
  await new Promise((settle) => relay.close(settle));
  expect(keepsMailHere()).toBe(false);
  expect(heard).toContain("MAIL FROM:<club@example.org>");
  expect(heard).toContain("RCPT TO:<vivian@example.org>");
});

it("fails when the relay refuses, so that the job tries again", async () => {
  const relay = createServer((socket) => void socket.end("554 no\r\n"));
  await new Promise<void>((settle) => relay.listen(0, "127.0.0.1", settle));
  process.env.SMTP_URL = `smtp://127.0.0.1:${(relay.address() as { port: number }).port}`;
  await expect(send(mail)).rejects.toThrow("554");
  await new Promise((settle) => relay.close(settle));
});

/** Just enough SMTP to take one mail. */
function converse(socket: Socket, heard: string[]): void {
  let inBody = false;
  socket.write("220 relay\r\n");
  socket.on("data", (chunk) => {
    for (const line of chunk.toString().split("\r\n").filter(Boolean)) {
      if (inBody && line !== ".") continue;
      heard.push(line);
      if (line === "DATA") inBody = true;
      else if (line === ".") inBody = false;
      socket.write(line === "DATA" ? "354 go on\r\n" : line === "QUIT" ? "221 bye\r\n" : "250 ok\r\n");
    }
  });
}
