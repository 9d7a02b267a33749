import { eq } from "drizzle-orm";
import { expect, it } from "vitest";
import { db } from "@/db/client";
import { files } from "@/db/schema";
import { aPerson } from "@/db/seed/factories";
import { signInForTest } from "@/db/seed/sign-in";
import { registerAttachment } from "@/lib/media/attachments/mutations";
import { attachmentUrl } from "@/lib/media/format";
import { put } from "@/lib/platform/storage";
import { GET } from "./route";

/** Attaches a file and asks for it as its owner does. */
async function attachedAs(name: string, type: string, content: string) {
  const me = await aPerson();
  await registerAttachment(me, { fileName: name, type, stored: await put("originals", Buffer.from(content)) });
  const [file] = await db.select().from(files).where(eq(files.ownerId, me.id));
  const cookie = await signInForTest(me.id);
  const address = attachmentUrl(file!.urlToken);
  const [, , token = "", part = ""] = address.split("/");
  return (headers: Record<string, string> = { cookie }) =>
    GET(new Request(`http://halation.test${address}`, { headers: { ...headers } }), { params: Promise.resolve({ token, name: part }) }).then(
      async (response) => ({
        status: response.status,
        text: await response.text(),
        headers: Object.fromEntries(response.headers),
        cookie,
      }),
    );
}

it.each([
  ["page.html", "application/octet-stream", "<script>"],
  ["drawing.svg", "application/octet-stream", "<svg>"],
  ["paper.pdf", "application/pdf", "%PDF-"],
  ["camera.jpg", "image/jpeg", "a picture"],
])("%s is handed over as a file, and runs nothing", async (name, type, content) => {
  const { status, text, headers } = await (await attachedAs(name, type, content))();
  expect([status, text]).toEqual([200, content]);
  expect(headers).toMatchObject({
    "content-disposition": `attachment; filename="${name}"; filename*=UTF-8''${name}`,
    "cache-control": "private, no-cache, no-transform",
    "content-security-policy": "default-src 'none'; sandbox",
    "content-type": type.startsWith("image/") ? type : "application/octet-stream",
    "x-content-type-options": "nosniff",
  });
});

it("a sound is played, from wherever one likes, by nobody else", async () => {
  const ask = await attachedAs("song.mp3", "audio/mpeg", "0123456789");
  const { cookie, headers } = await ask();
  expect(headers).toMatchObject({
    "content-type": "audio/mpeg",
    "content-disposition": "inline",
    "accept-ranges": "bytes",
    "cache-control": "private, no-cache, no-transform",
  });
  expect(await ask({ cookie, range: "bytes=4-" })).toMatchObject({ status: 206, text: "456789", headers: { "content-range": "bytes 4-9/10" } });
  expect((await ask({})).status).toBe(404);
});
