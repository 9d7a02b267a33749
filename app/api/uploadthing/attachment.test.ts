import { eq } from "drizzle-orm";
import { NextRequest } from "next/server";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { db } from "@/db/client";
import { attachments, files, ingestUploads, photos } from "@/db/schema";
import { aPerson, type User } from "@/db/seed/factories";
import { signInForTest } from "@/db/seed/sign-in";
import type { AttachmentReceipt } from "@/lib/media/attachments/types";
import { MAX_BYTES } from "@/lib/media/policy";
import { read } from "@/lib/platform/storage";
import { PUT } from "../ingest/[[...path]]/route";
import { POST } from "./route";

const ORIGIN = "http://halation.test";

type Given = { name: string; type?: string; size?: number };

async function ask(as: User | null, { name, type = "", size = 10 }: Given, slug = "attachment") {
  const headers = { host: "halation.test", origin: ORIGIN, "content-type": "application/json", ...(as && { cookie: await signInForTest(as.id) }) };
  const body = JSON.stringify({ input: slug === "attachment" ? undefined : { purpose: "avatar", crop: null }, files: [{ name, size, type }] });
  const response = await POST(new NextRequest(`${ORIGIN}/api/uploadthing?actionType=upload&slug=${slug}`, { method: "POST", headers, body }));
  return { status: response.status, body: (await response.json()) as { code?: string } & { url: string; key: string }[] };
}

async function put(url: string, content: Buffer): Promise<{ status: number; body: { serverData?: AttachmentReceipt; code?: string } }> {
  const form = new FormData();
  form.append("file", new Blob([new Uint8Array(content)]));
  const response = await PUT(new Request(url, { method: "PUT", body: form }));
  return { status: response.status, body: (await response.json()) as { serverData?: AttachmentReceipt } };
}

async function attach(as: User, given: Given, content: Buffer) {
  const { body } = await ask(as, { size: content.length, ...given });
  return { key: body[0]!.key, url: body[0]!.url, ...(await put(body[0]!.url, content)) };
}

beforeEach(() => void vi.spyOn(globalThis, "fetch").mockImplementation(async (input, init) => POST(new NextRequest(new Request(input, init)))));
afterEach(() => void vi.restoreAllMocks());

it.each([
  ["note.html", "text/html", "<!doctype html><script>alert(1)</script>", "application/octet-stream"],
  ["drawing.svg", "image/svg+xml", '<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>', "application/octet-stream"],
  ["song.mp3", "audio/mpeg", "ID3\x04 and so on", "audio/mpeg"],
  ["lies.mp3", "audio/mpeg", "<html>", "application/octet-stream"],
  ["paper", "", "%PDF-1.7 and so on", "application/pdf"],
  ["what.is.this", "application/x-nobody-knows", "anything", "application/octet-stream"],
  ["picture.txt", "text/plain", "GIF89a and so on", "image/gif"],
])("%s, called %j, arrives as what its bytes show", async (name, type, text, shown) => {
  const me = await aPerson();
  const content = Buffer.from(text, "latin1");
  const { status, body } = await attach(me, { name, type }, content);
  expect(status).toBe(200);
  expect(body.serverData).toEqual({ attachmentId: expect.any(String) as string, name, bytes: content.length, type: shown });
  const [file] = await db.select().from(files).where(eq(files.ownerId, me.id));
  expect(file).toMatchObject({ variant: "attachment", access: "private", type: shown, bytes: content.length });
  expect((await read(file!)).equals(content)).toBe(true);
  expect(await db.select().from(photos).where(eq(photos.ownerId, me.id))).toEqual([]);
});

it("is one attachment however often it is told, under a name without a path", async () => {
  const me = await aPerson();
  const content = Buffer.from("a letter");
  const { key, url, body } = await attach(me, { name: "../..\\evil\u0000/Письмо.txt" }, content);
  await db.update(ingestUploads).set({ result: null, serverData: null }).where(eq(ingestUploads.key, key));
  expect((await put(url, content)).body.serverData).toEqual(body.serverData);
  expect(await db.select({ name: attachments.name }).from(attachments).where(eq(attachments.ownerId, me.id))).toEqual([{ name: "Письмо.txt" }]);
});

it("is refused to whoever may not upload, and when it is nothing or too much", async () => {
  const me = await aPerson();
  const refused = async (as: User | null, given: Given) => (await ask(as, given)).body.code;
  expect(await refused(null, { name: "a" })).toBe("signed-out");
  expect(await refused(await aPerson({ confirmed: false }), { name: "a" })).toBe("unconfirmed");
  expect(await refused(await aPerson({ role: "restricted" }), { name: "a" })).toBe("restricted");
  expect(await refused(me, { name: "a", size: 0 })).toBe("empty");
  expect(await refused(me, { name: "a", size: MAX_BYTES + 1 })).toBe("size");
  expect((await ask(me, { name: "a", size: MAX_BYTES })).status).toBe(200);
});

it("opens no other door to what is no picture", async () => {
  const { status, body } = await ask(await aPerson(), { name: "a.jpg", type: "image/jpeg" }, "portrait");
  expect(status).toBe(200);
  expect(await put(body[0]!.url, Buffer.from("<html></h>"))).toMatchObject({ status: 415, body: { code: "type" } });
});
