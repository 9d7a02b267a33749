import { eq, sql } from "drizzle-orm";
import type { JobHelpers } from "graphile-worker";
import { mkdtempSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { db } from "@/db/client";
import { archives, files, users } from "@/db/schema";
import { actorOf, aPerson, aPhoto, type User } from "@/db/seed/factories";
import { mediaJobs } from "@/lib/media/jobs";
import { listMails, readMail } from "@/lib/platform/mail/mailbox";
import { head, read } from "@/lib/platform/storage";
import { unzip } from "@/scripts/testing/unzip";
import { exporters } from "@/worker";
import { archiveJobs } from "./jobs";
import { askForArchive, cancelArchive } from "./mutations";
import { archiveNow, archiveOf, asked, browser, partsOf, rowsOf, storedParts, unpacked, work } from "./testing.test";
import type { ArchiveId, Exporter } from "./types";

async function aPhotographer(photographs = 3): Promise<User> {
  const owner = await aPerson();
  for (let i = 0; i < photographs; i += 1) await aPhoto({ owner, withFiles: true, widths: [320], fileName: `IMG_${i}.jpg` });
  return owner;
}

/** What subjects tell, with something happening once two photographs have been put in. */
function interrupted(happen: () => Promise<unknown>): Exporter[] {
  let times = 0;
  return exporters.map(
    (exporter) =>
      async function* (viewer) {
        for await (const page of exporter(viewer)) {
          if (page.section !== "photos") {
            yield page;
            continue;
          }
          // The first time they are counted, the second time their files are put in.
          const second = (times += 1) === 2;
          for (const [i, row] of page.rows.entries()) {
            if (second && i === 2) await happen();
            yield { ...page, rows: [row] };
          }
        }
      },
  );
}

/** Jobs of the queue that name this. */
const queued = (name: string) =>
  db.execute<{ task: string; payload: { refs?: { backend: "disk"; key: string }[]; outcome?: string } }>(sql`
    select t.identifier as task, j.payload from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
    where j.payload::text like ${`%${name}%`} order by j.id`);

const mailsAbout = async (archiveId: ArchiveId) =>
  (await queued(archiveId)).flatMap(({ task, payload }) => (task === "accounts.mail-archive" ? [payload.outcome] : []));

describe("making an archive", () => {
  it("ends with one that can be had for a week, and a mail", async () => {
    const archiveId = await asked(await aPhotographer());
    await work(archiveId);
    const row = await archiveNow(archiveId);
    expect(row).toMatchObject({ status: "ready", done: 3, total: 3 });
    expect((row!.expiresAt!.getTime() - row!.readyAt!.getTime()) / 86_400_000).toBeCloseTo(7);
    const parts = await partsOf(archiveId);
    expect(parts.map(({ part, file }) => [part, file.variant, file.type, file.access])).toEqual([[1, "part1", "application/zip", "private"]]);
    expect(row!.bytes).toBe(parts[0]!.file.bytes);
    expect(await head(parts[0]!.file)).toEqual({ bytes: parts[0]!.file.bytes });
    expect(await mailsAbout(archiveId)).toEqual(["ready"]);
  });

  it("splits what is large into parts that are archives by themselves and fit together", async () => {
    const owner = await aPhotographer(5);
    const archiveId = await asked(owner);
    await work(archiveId, { partBytes: 8000 });
    const parts = await partsOf(archiveId);
    expect(parts.map(({ part }) => part)).toEqual(parts.map((_part, i) => i + 1));
    expect(parts.length).toBeGreaterThan(2);
    expect(new Set(parts.map(({ file }) => file.urlToken)).size).toBe(1);
    const contents = await Promise.all(parts.map(async ({ file }) => unzip(await read(file)).map(({ name }) => name)));
    for (const names of contents)
      for (const name of names)
        if (/^photos\/.*jpg$/.test(name)) expect(names).toEqual(expect.arrayContaining([`${name}.xmp`, `previews/${name.slice(7)}.webp`]));
    const all = await unpacked(archiveId);
    expect(new Set(all.map(({ name }) => name)).size).toBe(all.length);
    const manifest = JSON.parse(all.find(({ name }) => name === "manifest.json")!.content.toString()) as {
      parts: number;
      files: { path: string; part: number }[];
    };
    expect(manifest.parts).toBe(parts.length);
    expect(contents.at(-1)).toContain("manifest.json");
    for (const { path, part } of manifest.files) expect(contents[part - 1]).toContain(path);
  });

  it("tells how far it has come", async () => {
    const archiveId = await asked(await aPhotographer());
    const seen: unknown[] = [];
    await work(archiveId, {
      exporters: interrupted(async () => {
        const row = await archiveNow(archiveId);
        seen.push([row?.status, row?.done, row?.total]);
      }),
    });
    expect(seen).toEqual([["running", 2, 3]]);
  });

  it("puts the new archive in the place of the old", async () => {
    const owner = await aPhotographer(1);
    const old = await asked(owner);
    await work(old);
    const [part] = await partsOf(old);
    expect(rowsOf(await archiveOf(owner), "archives")).toHaveLength(2);
    expect(await archiveNow(old)).toBeUndefined();
    expect(await db.$count(files, eq(files.id, part!.file.id))).toBe(0);
    const [removal] = await queued(part!.file.key);
    await mediaJobs["media.remove"]!(removal!.payload, {} as JobHelpers);
    expect(await head(part!.file)).toBeNull();
  });
});

describe("an archive nobody wants any more", () => {
  it("is not made on: what was stored of it goes at once", async () => {
    const owner = await aPhotographer();
    const archiveId = await asked(owner);
    const before = await storedParts();
    let during: string[] = [];
    const stop = async (): Promise<void> => {
      during = await storedParts();
      await cancelArchive(actorOf(owner), archiveId);
    };
    let readAfter = 0;
    const watching = interrupted(stop).map(
      (exporter): Exporter =>
        async function* (viewer) {
          for await (const page of exporter(viewer)) {
            if ((await archiveNow(archiveId))?.status === "cancelled") readAfter += 1;
            yield page;
          }
        },
    );
    await work(archiveId, { exporters: watching, partBytes: 1 });
    expect(during.length).toBeGreaterThan(before.length);
    expect(readAfter).toBeLessThanOrEqual(1);
    expect(await storedParts()).toEqual(before);
    expect(await archiveNow(archiveId)).toMatchObject({ status: "cancelled" });
    expect(await partsOf(archiveId)).toEqual([]);
    expect(await mailsAbout(archiveId)).toEqual([]);
  });

  it("is not begun", async () => {
    const owner = await aPhotographer(1);
    const archiveId = await asked(owner);
    const before = await storedParts();
    await cancelArchive(actorOf(owner), archiveId);
    await work(archiveId);
    expect(await storedParts()).toEqual(before);
    expect(await archiveNow(archiveId)).toMatchObject({ status: "cancelled" });
  });

  it("ends with its owner's account", async () => {
    const owner = await aPhotographer();
    const archiveId = await asked(owner);
    const before = await storedParts();
    await work(archiveId, { exporters: interrupted(() => db.delete(users).where(eq(users.id, owner.id))), partBytes: 1 });
    expect(await storedParts()).toEqual(before);
    await work(archiveId);
    expect(await storedParts()).toEqual(before);
  });
});

describe("a try that is cut off", () => {
  /** Leaves what a killed process would: parts in the store that no row names. */
  async function killed(archiveId: ArchiveId, attempt: number): Promise<string[]> {
    const before = new Set(await storedParts());
    const stuck = Promise.withResolvers<never>();
    const reached = Promise.withResolvers<void>();
    const dying = work(archiveId, {
      attempt,
      partBytes: 1,
      exporters: interrupted(() => {
        reached.resolve();
        return stuck.promise;
      }),
    });
    await reached.promise;
    onTestFinished(async () => {
      stuck.reject(new Error("killed"));
      await expect(dying).rejects.toThrow("killed");
    });
    return (await storedParts()).filter((key) => !before.has(key));
  }

  it("is made anew from its beginning, and leaves nothing", async () => {
    const before = await storedParts();
    const archiveId = await asked(await aPhotographer());
    const left = await killed(archiveId, 1);
    expect(left.length).toBeGreaterThan(0);
    await work(archiveId, { attempt: 2 });
    expect(await archiveNow(archiveId)).toMatchObject({ status: "ready" });
    const [part] = await partsOf(archiveId);
    expect((await storedParts()).filter((key) => !before.includes(key))).toEqual([part!.file.key]);
    expect((await unpacked(archiveId)).map(({ name }) => name)).toContain("manifest.json");
  });

  it("leaves nothing when it was cancelled afterwards", async () => {
    const before = await storedParts();
    const owner = await aPhotographer();
    const archiveId = await asked(owner);
    await killed(archiveId, 3);
    await cancelArchive(actorOf(owner), archiveId);
    await work(archiveId);
    expect(await storedParts()).toEqual(before);
  });

  it("does no harm when it was not cut off after all", async () => {
    const before = await storedParts();
    const archiveId = await asked(await aPhotographer());
    await work(archiveId, { attempt: 1, partBytes: 1, exporters: interrupted(() => work(archiveId, { attempt: 2 })) });
    const parts = await partsOf(archiveId);
    expect(parts).toHaveLength(1);
    expect((await storedParts()).filter((key) => !before.includes(key))).toEqual([parts[0]!.file.key]);
    expect(await unpacked(archiveId)).not.toEqual([]);
    expect(await mailsAbout(archiveId)).toEqual(["ready"]);
  });

  it("is overtaken: what another try has taken away is not written down", async () => {
    const before = await storedParts();
    const archiveId = await asked(await aPhotographer());
    const overtaking = interrupted(() => Promise.reject(new Error("the disk is full")));
    await work(archiveId, {
      attempt: 1,
      partBytes: 1,
      exporters: interrupted(() => expect(work(archiveId, { attempt: 2, exporters: overtaking })).rejects.toThrow("the disk is full")),
    });
    expect(await archiveNow(archiveId)).toMatchObject({ status: "running" });
    expect(await storedParts()).toEqual(before);
  });

  it("that fails leaves nothing either; after the last one says so, and asking again is free", async () => {
    const owner = await aPhotographer();
    const archiveId = await asked(owner);
    const before = await storedParts();
    const failing = interrupted(() => Promise.reject(new Error("the disk is full")));
    await expect(work(archiveId, { exporters: failing, partBytes: 1 })).rejects.toThrow("the disk is full");
    expect(await storedParts()).toEqual(before);
    expect(await archiveNow(archiveId)).toMatchObject({ status: "running" });
    await work(archiveId, { attempt: 5 });
    expect(await archiveNow(archiveId)).toMatchObject({ status: "failed" });
    expect(await mailsAbout(archiveId)).toEqual(["failed"]);
    for (let i = 0; i < 3; i += 1) {
      await askForArchive(actorOf(owner), browser);
      await db.update(archives).set({ status: "cancelled" }).where(eq(archives.userId, owner.id));
    }
    await expect(askForArchive(actorOf(owner), browser)).rejects.toMatchObject({ code: "too-many" });
  });

  it("ends when the process is to stop", async () => {
    const archiveId = await asked(await aPhotographer());
    const before = await storedParts();
    const stopping = new AbortController();
    const jobs = archiveJobs(
      interrupted(() => {
        stopping.abort();
        return Promise.resolve();
      }),
      { lookEvery: 0, partBytes: 1 },
    );
    const helpers = { job: { attempts: 1 }, abortSignal: stopping.signal } as unknown as JobHelpers;
    await expect(jobs["accounts.make-archive"]!({ archiveId }, helpers)).rejects.toThrow("This operation was aborted");
    expect(await storedParts()).toEqual(before);
  });
});

describe("the mail", () => {
  it.each([
    ["en", "ready", "Your archive is ready", "7 days"],
    ["ru", "ready", "Ваш архив готов", "7 дней"],
    ["ru", "failed", "Собрать архив не получилось", "попробуйте ещё раз"],
  ] as const)("speaks %s of one that is %s, and leads to the page", async (language, outcome, title, words) => {
    const dataDir = process.env.DATA_DIR;
    process.env.DATA_DIR = mkdtempSync(join(dataDir!, "mail-"));
    onTestFinished(() => void (process.env.DATA_DIR = dataDir));
    const { id: userId, email } = await aPerson({ language });
    await archiveJobs([])["accounts.mail-archive"]!({ archiveId: "a", userId, outcome }, {} as JobHelpers);
    const [mail] = (await listMails()).mails;
    const { to, html, text } = (await readMail(mail!.id))!;
    expect(to).toBe(email);
    for (const part of [html, text]) {
      expect(part).toContain(title);
      expect(part).toContain(words);
      expect(part).toContain("http://halation.test/settings/data");
    }
    expect(html).not.toContain("/f/");
  });
});
