import { randomBytes } from "node:crypto";
import { mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import type { UTApi } from "uploadthing/server";
import { newId } from "@/lib/core/ids";
import { Refusal } from "@/lib/core/refusal";
import { WRITING } from "../disk";
import { isKey, newKey } from "../keys";
import type { UploadThingSettings } from "../settings";
import { MissingObjectError } from "../types";
import type { Names } from "./names";
import { ask, HostedRefusal, open, send } from "./wire";

const BYTES = 64 * 1024;
/** How many of the files there are may be looked through for one of ours. */
const LOOK_AT = 10_000;
const PAGE = 500;

type Tools = {
  names: Names;
  service: Pick<UTApi, "deleteFiles" | "listFiles">;
  scratch: string;
  /** Milliseconds that the service may take to notice what it was told. */
  patience: number;
};

/**
 * Tries on the service itself all that its documentation leaves open and our promises rest on: that a private file is private, comes back as it was,
 * whole and in parts, under the name we gave it, can be replaced, is listed, and is gone when it was removed.
 *
 * @throws Refusal when one of these is not so. A service that does not answer, or has a fault, is waited for like any other part.
 */
export async function vet(settings: UploadThingSettings, { names, service, scratch, patience }: Tools): Promise<void> {
  const name = names.of(newKey("derivatives"));
  const path = join(scratch, WRITING + newId());
  const trial = { settings, name, path, names, service, patience };
  try {
    await mkdir(scratch, { recursive: true });
    await writeIsPrivate(trial);
    await comesAndGoes(trial);
  } catch (error) {
    if (error instanceof Refusal) throw error;
    if (isFinal(error)) refuse(error.message, error);
  } finally {
    await rm(path, { force: true });
    await service.deleteFiles(name).catch(() => undefined);
  }
}

type Trial = Omit<Tools, "scratch"> & { settings: UploadThingSettings; name: string; path: string };

/** Whether an answer will be the same when asked again later. */
const isFinal = (error: unknown): error is HostedRefusal =>
  error instanceof HostedRefusal && error.status < 500 && error.status !== 408 && error.status !== 429;

function refuse(why: string, cause?: unknown): never {
  throw new Refusal(`The hosted UploadThing cannot keep files of this instance: ${why}.`, { cause });
}

async function write({ settings, name, path }: Trial): Promise<Buffer> {
  const content = randomBytes(BYTES);
  await writeFile(path, content);
  await send(settings, name, { path, bytes: BYTES, type: "application/octet-stream" });
  return content;
}

async function read({ settings, name }: Trial, range?: { start: number; end: number }): Promise<Buffer | null> {
  try {
    return Buffer.concat((await (await open(settings, name, range)).toArray()) as Buffer[]);
  } catch (error) {
    if (error instanceof MissingObjectError) return null;
    throw error;
  }
}

/** Whether something becomes true while the service may still be making up its mind. */
async function soon({ patience }: Trial, isSo: () => Promise<boolean>): Promise<boolean> {
  for (const until = Date.now() + patience; ; await pause(250)) {
    if (await isSo()) return true;
    if (Date.now() > until) return false;
  }
}

const gives = (trial: Trial, content: Buffer): Promise<boolean> => soon(trial, async () => (await read(trial))?.equals(content) ?? false);

/** Whether the service lists a file under a name as we give them: this one, or one of ours that is there already. */
async function isListed({ names, name, service }: Trial): Promise<boolean> {
  for (let offset = 0, more = true; more && offset < LOOK_AT; offset += PAGE) {
    const page = await service.listFiles({ limit: PAGE, offset });
    if (page.files.some((file) => (file.key === name ? file.size === BYTES : isKey(names.keyOf(file.key) ?? "")))) return true;
    more = page.hasMore;
  }
  return false;
}

async function writeIsPrivate(trial: Trial): Promise<void> {
  const { settings, name } = trial;
  const content = await write(trial).catch((error: unknown) => {
    if (isFinal(error)) refuse(`it does not take private files; allow them for this app, under "Regions and ACL" (${error.message})`, error);
    throw error;
  });
  if (!(await gives(trial, content))) refuse("a file does not come back as it was sent");
  const stranger = await ask(settings, name, { stranger: true });
  await stranger.body?.cancel();
  if (stranger.ok) refuse("it shows private files to anyone who has their address");
  const part = await read(trial, { start: 1_000, end: 1_999 }).catch((error: unknown) => {
    if (isFinal(error)) return null;
    throw error;
  });
  if (!part?.equals(content.subarray(1_000, 2_000))) refuse("it does not give parts of a file as they are asked for");
}

async function comesAndGoes(trial: Trial): Promise<void> {
  const { name, service } = trial;
  if (!(await soon(trial, () => isListed(trial)))) refuse("it does not list a file under the name it was given");
  const second = await write(trial).catch((error: unknown) => {
    if (isFinal(error)) return null;
    throw error;
  });
  if (second && !(await gives(trial, second))) refuse("it takes a second file of one name, and gives the first");
  await service.deleteFiles(name);
  if (!(await soon(trial, async () => (await read(trial)) === null))) refuse("it still gives a file that was removed");
  if (!(await gives(trial, await write(trial)))) refuse("a name cannot be used again after its file was removed");
}
