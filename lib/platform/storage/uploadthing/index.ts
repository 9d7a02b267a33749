import { mkdir, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import type { UTApi } from "uploadthing/server";
import { newId } from "@/lib/core/ids";
import { WRITING, writeFlushed } from "../disk";
import { demandKey, isKey, newKey } from "../keys";
import type { UploadThingSettings } from "../settings";
import type { ListedObject, Store } from "../types";
import { namesFor } from "./names";
import { vet } from "./vet";
import { HostedRefusal, open, send, sizeOf } from "./wire";

/** As many as we ask the service to list or remove at once. */
const PAGE = 500;
/** How far its clock may be from ours. Milliseconds. */
const CLOCK_SKEW_MS = 15 * 60_000;
/** An upload that has not ended after a day never will. Milliseconds. */
const DAY_MS = 86_400_000;
/** Milliseconds for which a good answer about its health is believed. */
const WELL_FOR_MS = 60_000;
/** Milliseconds that the service may take to notice what it was told, before it is taken not to. */
const PATIENCE = 20_000;
const UNKNOWN_TYPE = "application/octet-stream";

/**
 * Objects as private files of the hosted UploadThing. Names are ours (the service wants an app's own beginning, and lets the rest be chosen), reads
 * are signed for minutes and never given away.
 *
 * @param scratch a directory of this machine: the service wants to know how large a file is before its first byte
 */
export function uploadThingStore(settings: UploadThingSettings, scratch: string, { patience = PATIENCE } = {}): Store {
  const names = namesFor(settings.appId);
  const name = (key: string): Promise<string> => names.then(({ of }) => of(demandKey(key)));
  let api: Promise<UTApi> | undefined;
  const service = (): Promise<UTApi> => (api ??= connect(settings));
  let wellUntil = 0;

  const store: Store = {
    backend: "uploadthing",

    async put(kind, source, { key = newKey(kind), type = UNKNOWN_TYPE } = {}) {
      const path = join(scratch, WRITING + newId());
      try {
        const target = await name(key);
        await mkdir(scratch, { recursive: true });
        const written = await writeFlushed(path, source);
        await replace(target, { path, type, bytes: written.bytes });
        return { backend: "uploadthing", key, ...written };
      } finally {
        await rm(path, { force: true });
      }
    },

    async adopt(key, path) {
      const target = await name(key);
      const found = await stat(path).catch((error: NodeJS.ErrnoException) => {
        if (error.code === "ENOENT") return null;
        throw error;
      });
      if (!found && (await sizeOf(settings, target)) !== null) return;
      await replace(target, { path, type: UNKNOWN_TYPE, bytes: (found ?? (await stat(path))).size });
      await rm(path, { force: true });
    },

    get: async (key, range) => open(settings, await name(key), range),

    async head(key) {
      const bytes = await sizeOf(settings, await name(key));
      return bytes === null ? null : { bytes };
    },

    async remove(keys) {
      const all = await Promise.all(keys.map(name));
      for (let from = 0; from < all.length; from += PAGE) {
        const { success } = await (await service()).deleteFiles(all.slice(from, from + PAGE));
        if (!success) throw new Error("UploadThing did not remove files");
      }
    },

    // The service lists in no order that means anything, so all names are in memory at once here.
    async *list() {
      const found: ListedObject[] = [];
      for await (const { key, size, status, uploadedAt } of everything())
        if (status === "Uploaded") found.push({ key, bytes: size, modifiedAt: new Date(uploadedAt + CLOCK_SKEW_MS) });
      yield* found.toSorted((a, b) => (a.key < b.key ? -1 : 1));
    },

    async sweep(before) {
      const stale: string[] = [];
      for await (const { key, status, uploadedAt } of everything())
        if ((status === "Failed" || status === "Uploading") && uploadedAt < before.getTime() - DAY_MS) stale.push(key);
      await store.remove(stale);
      return stale.length;
    },

    async health() {
      if (Date.now() < wellUntil) return;
      const { totalBytes, limitBytes } = await (await service()).getUsageInfo();
      if (limitBytes > 0 && totalBytes >= limitBytes) throw new Error("UploadThing has no room left for this app");
      wellUntil = Date.now() + WELL_FOR_MS;
    },

    vet: async () => vet(settings, { names: await names, service: await service(), scratch, patience }),
  };

  /** What a first run of a job left under a name goes first, where the service does not write over it. */
  async function replace(target: string, file: Parameters<typeof send>[2]): Promise<void> {
    try {
      await send(settings, target, file);
    } catch (error) {
      if (!(error instanceof HostedRefusal) || error.status >= 500 || (await sizeOf(settings, target)) === null) throw error;
      await (await service()).deleteFiles(target);
      await send(settings, target, file);
    }
  }

  /** All files of ours, by our keys, whatever their state. */
  async function* everything() {
    const { keyOf } = await names;
    for (let offset = 0, more = true; more; offset += PAGE) {
      const page = await (await service()).listFiles({ limit: PAGE, offset });
      for (const file of page.files) {
        const key = keyOf(file.key);
        if (key !== null && isKey(key)) yield { ...file, key };
      }
      more = page.hasMore;
    }
  }

  return store;
}

async function connect({ token, apiUrl }: UploadThingSettings): Promise<UTApi> {
  const { UTApi: Api } = await import("uploadthing/server");
  // The default level prints signed addresses.
  return new Api({ token, apiUrl, logLevel: "None" });
}
