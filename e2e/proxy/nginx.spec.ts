import { expect, test, type Page } from "@playwright/test";
import { createHash } from "node:crypto";
import { freePort } from "@/embedded/postgres";
import { NO_NGINX } from "@/scripts/check/untried";
import { startInstance } from "@/scripts/testing/instance";
import { aPhotographerOf } from "../stores/photographers";
import type { Photographer } from "../stores/photographer";
import { findNginx, startNginx, type Nginx } from "./nginx";

const nginx = findNginx();
test.skip(!nginx, NO_NGINX);

type Answer = { status: number; cache: string | null; headers: Headers; body: Buffer };

async function ask(url: string, headers: Record<string, string> = {}): Promise<Answer> {
  const response = await fetch(url, { headers });
  return { status: response.status, cache: response.headers.get("x-cache"), headers: response.headers, body: Buffer.from(await response.arrayBuffer()) };
}

type World = { outside: string; inside: string; proxy: Nginx; photographer: Photographer };

/** An instance with one private photo, behind an nginx that caches what it may. */
async function behindNginx(
  { stale, environment = {} }: { stale: boolean; environment?: Record<string, string> },
  act: (world: World) => Promise<void>,
): Promise<void> {
  const [port, proxyPort] = [await freePort(), await freePort()];
  const [outside, inside] = [`http://127.0.0.1:${proxyPort}`, `http://127.0.0.1:${port}`];
  const folder = test.info().outputPath("nginx");
  const instance = await startInstance({
    port,
    environment: { PUBLIC_URL: outside, TRUST_PROXY: "1", HOST: "127.0.0.1", ...environment },
    log: test.info().outputPath("instance.log"),
  });
  const proxy = await startNginx(nginx!, { folder, port: proxyPort, behind: inside, stale });
  try {
    await act({ outside, inside, proxy, photographer: await aPhotographerOf(instance.dataDir, 1, "private") });
  } finally {
    await proxy.stop();
    await instance.stop();
  }
}

async function signIn(page: Page, { outside, photographer: { cookie } }: World): Promise<void> {
  const [name = "", value = ""] = cookie.split("=", 2);
  await page.context().addCookies([{ name, value, url: outside }]);
}

/** Chooses on the photo's page who may see it, and comes back when the server has answered. */
async function choose(page: Page, { outside, photographer }: World, who: RegExp): Promise<void> {
  await page.goto(`${outside}/p/${photographer.photos[0]!.id}/edit`);
  await page.getByRole("radio", { name: who }).check();
  await page.getByRole("button", { name: "Save" }).click();
  await page.waitForURL(/\/p\/[^/]+$/);
}

/** Where the photo's picture is now, for its owner. */
async function pictureOf(page: Page, { outside, photographer }: World): Promise<string> {
  await page.goto(`${outside}/p/${photographer.photos[0]!.id}`);
  const address = await page.getByRole("main").getByRole("img").first().getAttribute("src");
  return new URL(address!, outside).pathname;
}

test("a photo that was public and is private again is gone from a caching proxy at once", async ({ page }) => {
  await behindNginx({ stale: true }, async (world) => {
    const { outside, inside, proxy, photographer } = world;
    const files = photographer.photos[0]!.files;
    await signIn(page, world);
    for (const { path } of files) expect((await ask(outside + path)).status).toBe(404);

    await choose(page, world, /^Public/);
    for (const { path, sha256, bytes } of files) {
      for (const round of [1, 2, 3]) {
        const { status, cache, headers, body } = await ask(outside + path);
        expect([round, status, cache, headers.get("content-length")]).toEqual([round, 200, "MISS", String(bytes)]);
        expect(createHash("sha256").update(body).digest("hex")).toBe(sha256);
      }
      // An nginx that caches asks for all, whatever it is asked for; what it could ask for is answered here.
      expect((await ask(inside + path, { "if-none-match": `"${sha256}"` })).status).toBe(304);
      const part = await ask(inside + path, { range: "bytes=-100" });
      expect([part.status, part.headers.get("content-length"), part.headers.get("content-range")]).toEqual([
        206,
        "100",
        `bytes ${bytes - 100}-${bytes - 1}/${bytes}`,
      ]);
      const head = await fetch(outside + path, { method: "HEAD" });
      expect([head.status, head.headers.get("content-length")]).toEqual([200, String(bytes)]);
    }

    await choose(page, world, /^Private/);
    // Not within a second: by the time that the owner hears that it is done.
    for (const { path } of files) expect([(await ask(outside + path)).status, (await ask(inside + path)).status]).toEqual([404, 404]);

    // What its owner sees now is for them alone, also when they have just been shown it.
    const now = await pictureOf(page, world);
    const mine = await ask(outside + now, { cookie: photographer.cookie });
    expect([mine.status, mine.headers.get("cache-control")]).toEqual([200, "private, no-cache, no-transform"]);
    expect((await ask(outside + now)).status).toBe(404);

    // The proxy does cache: it only was told not to, and holds none of it.
    const script = /\/_next\/static\/[^"]+\.js/.exec((await ask(outside)).body.toString())![0];
    expect([(await ask(outside + script)).status, (await ask(outside + script)).cache]).toEqual([200, "HIT"]);
    expect(proxy.cached().length).toBeGreaterThan(0);
    expect(proxy.cached().filter((address) => address.includes("/f/"))).toEqual([]);
  });
});

test("an operator who sets CDN_MAX_AGE gets a proxy that answers by itself, and waits for that long", async ({ page }) => {
  const SECONDS = 20;
  await behindNginx({ stale: false, environment: { CDN_MAX_AGE: String(SECONDS) } }, async (world) => {
    const { outside, inside, photographer } = world;
    const { path, bytes } = photographer.photos[0]!.files[0]!;
    await signIn(page, world);
    await choose(page, world, /^Public/);
    const since = Date.now();
    // The owner's own page may have been quicker, and asked for it already.
    expect(["MISS", "HIT"]).toContain((await ask(outside + path)).cache);
    const again = await ask(outside + path);
    expect([again.status, again.cache, again.headers.get("content-length")]).toEqual([200, "HIT", String(bytes)]);
    await choose(page, world, /^Private/);
    expect((await ask(inside + path)).status).toBe(404);
    await expect.poll(async () => (await ask(outside + path)).status, { timeout: 0, intervals: [500] }).toBe(404);
    expect(Date.now() - since).toBeLessThan((SECONDS + 30) * 1000);
  });
});
