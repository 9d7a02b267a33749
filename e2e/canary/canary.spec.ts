import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { expect, test } from "@playwright/test";
import { EXTENSIONS, type PictureType } from "@/lib/core/sniff";
import { fileUrl } from "@/lib/media/format";
import { startInstance, type Instance } from "@/scripts/testing/instance";
import { SILENT } from "./files";
import { besides, doorsAbout, linksIn, type Place } from "./places";
import { PUBLISHED, secretsIn } from "./secrets";
import { listen } from "./sockets";
import type { Ground, Served, Told } from "./world";

test.describe.configure({ mode: "serial" });

/** Milliseconds after which something hangs: nine files are prepared, and a thousand answers are read. */
const PATIENCE = 1_200_000;
test.setTimeout(PATIENCE);

let instance: Instance;
let ground: Ground;
let told: Told[];
let files: Served[];
let frames: string[];

/** In a process of its own, with the instance's environment. */
async function step<Answer>(...args: string[]): Promise<Answer> {
  const { stdout } = await promisify(execFile)(process.execPath, ["--import", "tsx", "e2e/canary/build.ts", instance.dataDir, ...args], { maxBuffer: 2 ** 26 });
  return JSON.parse(stdout) as Answer;
}

// An instance of its own, whose guests may look, and whose worker does what there is to do.
test.beforeAll(async () => {
  test.setTimeout(PATIENCE);
  instance = await startInstance({ log: "test-results/canary-instance.log" });
  ground = await step<Ground>("people");
  const socket = await listen(instance.url, ground.pusherKey, ground.cookies.owner, `private-user-${ground.owner.id}`);
  told = await step<Told[]>("publish", ground.owner.id);
  await expect.poll(async () => (await states()).every((state) => state === "ready"), { timeout: 0 }).toBe(true);
  await expect
    .poll(async () => (files = await step<Served[]>("served", ground.owner.id)).filter(({ variant }) => variant === "full").length, { timeout: 0 })
    .toBe(told.length);
  socket.close();
  frames = socket.frames;
});

test.afterAll(() => instance?.stop());

/** How far the photos are; one that failed ends the waiting. */
async function states(): Promise<string[]> {
  const answer = await fetch(`${instance.url}/upload/status?photos=${told.map(({ photoId }) => photoId).join(",")}`, {
    headers: { cookie: ground.cookies.owner },
  });
  const found = (await answer.json()) as { photoId: string; status: string }[];
  const failed = found.filter(({ status }) => status === "failed").map(({ photoId }) => told.find((each) => each.photoId === photoId)?.type);
  if (failed.length > 0) throw new Error(`no photo was made of ${failed.join(", ")}`);
  return found.map(({ status }) => status);
}

type Visitor = "guest" | "stranger";
type Answer = { status: number; headers: string; body: Buffer; type: string };

async function ask({ path, body }: Place, visitor: Visitor, more: Record<string, string> = {}): Promise<Answer> {
  const headers = {
    cookie: ground.cookies[visitor],
    origin: instance.url,
    "accept-language": "en",
    ...more,
    ...(body ? { "content-type": "application/json" } : {}),
  };
  const answer = await fetch(instance.url + path, { redirect: "manual", headers, ...(body ? { method: "POST", body: JSON.stringify(body) } : {}) });
  const content = Buffer.from(await answer.arrayBuffer());
  return { status: answer.status, headers: JSON.stringify([...answer.headers]), body: content, type: answer.headers.get("content-type") ?? "" };
}

const within = (): Buffer[] => told.flatMap((each) => each.within.map((piece) => Buffer.from(piece, "base64")));

/** The question itself may hold the word: pages repeat what was searched for. */
const echoed = ({ path }: Place, secret: string): boolean => path.includes("q=canary") && secret === "the word canary";
/** Where one chooses a time zone, the islands are called so, too. */
const island = ({ path }: Place, secret: string): boolean => path === "/settings/appearance" && secret === "the word Canary";

/** What of the owner's secrets is in an answer, its headers included. */
const secretsOf = (place: Place, { headers, body }: Answer): string[] =>
  [...secretsIn(body, within()), ...secretsIn(Buffer.from(headers))]
    .filter((secret) => !echoed(place, secret) && !island(place, secret))
    .map((secret) => `${place.path}: ${secret}`);

for (const visitor of ["guest", "stranger"] as const) {
  test(`no door tells a ${visitor} anything, as a page or as what the router fetches`, async () => {
    const found: string[] = [];
    const asked = new Set<string>();
    const look = async (place: Place): Promise<string[]> => {
      if (asked.has(JSON.stringify(place))) return [];
      asked.add(JSON.stringify(place));
      const answer = await ask(place, visitor);
      expect(answer.status, place.path).toBeLessThan(500);
      found.push(...secretsOf(place, answer));
      if (!answer.type.startsWith("text/html") || answer.status !== 200) return [];
      found.push(...secretsOf(place, await ask(place, visitor, { RSC: "1" })));
      found.push(
        ...secretsOf(
          place,
          await ask({ ...place, path: `${place.path}${place.path.includes("?") ? "&" : "?"}_rsc=1` }, visitor, { RSC: "1", "Next-Router-Prefetch": "1" }),
        ),
      );
      return linksIn(answer.body.toString(), instance.url);
    };
    const linked = new Set<string>();
    for (const place of [...doorsAbout(ground, told, files), ...besides(ground, files)]) for (const link of await look(place)) linked.add(link);
    // And whatever those pages lead to: filters, gear, pictures, previews.
    for (const path of linked) await look({ path });
    console.log(`${visitor}: ${asked.size} addresses`);
    expect(asked.size).toBeGreaterThan(100);
    expect(found).toEqual([]);
  });

  test(`no file tells a ${visitor} anything but who made it, and originals are not for them`, async () => {
    const types = new Map(told.map(({ photoId, type }) => [photoId, type]));
    expect(new Set(files.map(({ variant }) => variant)).size).toBeGreaterThan(3);
    for (const { photoId, variant, type, urlToken } of files) {
      const place = { path: fileUrl(urlToken, variant, EXTENSIONS[type as PictureType][0]) };
      const answer = await ask(place, visitor);
      const original = variant === "original";
      expect([types.get(photoId), variant, answer.status, secretsOf(place, answer)]).toEqual([types.get(photoId), variant, original ? 404 : 200, []]);
      if (original || SILENT.has(types.get(photoId)!)) continue;
      for (const notice of Object.values(PUBLISHED)) expect([variant, answer.body.includes(notice)]).toEqual([variant, true]);
      expect([variant, answer.headers.includes("nosniff"), answer.headers.includes("filename")]).toEqual([variant, true, false]);
    }
  });

  test(`the pages of the photos tell a ${visitor} who made them`, async () => {
    for (const { photoId, type } of told) {
      const { status, body } = await ask({ path: `/p/${photoId}` }, visitor);
      expect([type, status]).toEqual([type, 200]);
      if (!SILENT.has(type)) for (const notice of Object.values(PUBLISHED)) expect([type, body.includes(notice)]).toEqual([type, true]);
      expect(secretsIn(body)).toEqual([]);
    }
  });
}

test("nothing is told over sockets, not even to its owner", () => {
  expect(frames.filter((frame) => frame.includes("photo.changed")).length).toBeGreaterThanOrEqual(told.length);
  expect(frames.flatMap((frame) => secretsIn(Buffer.from(frame)))).toEqual([]);
});

test("the framework's own way to pictures is shut: they are decoded by the worker alone", async () => {
  const { urlToken, variant } = files.find((file) => file.variant === "full")!;
  for (const name of [`${variant}.jpg`, "original.jpg"]) {
    const { status } = await ask({ path: `/_next/image?url=${encodeURIComponent(`/f/${urlToken}/${name}`)}&w=640&q=75` }, "guest");
    expect(status).toBe(404);
  }
});
