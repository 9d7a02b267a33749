import { buffer } from "node:stream/consumers";
import { get, type IncomingMessage } from "node:http";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import type { Page } from "@playwright/test";
import { arrive, expect, expectAccessible, expectNoSideways, someone, test } from "./fixtures";
import { administrator, aPhotographer } from "./people";
import { askToLeave, beginTwoFactor, codeOf, giveCode, signIn, turnTwoFactorOn } from "./two-factor";

/** In each theme: nothing in anybody's way, nothing sticking out. */
async function expectSound(page: Page, paths: readonly string[], schemes: readonly ("light" | "dark")[] = ["light", "dark"]): Promise<void> {
  for (const path of paths) {
    await test.step(path, async () => {
      await page.goto(path);
      await expect(page.getByRole("heading", { level: 1 })).toHaveCount(1);
      for (const colorScheme of schemes) {
        await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
        await expectAccessible(page);
      }
      await expectNoSideways(page);
    });
  }
}

test("every page of a member can be used by everyone, in English and in Russian", async ({ page, isMobile }) => {
  const { username, mark, photos } = await aPhotographer(page, "Nora");
  const photo = photos[0]!;
  const paths = [
    "/",
    `/u/${username}`,
    `/u/${username}/followers`,
    `/u/${username}/friends?q=nobody`,
    "/friends",
    "/people",
    "/people?city=nowhere&from=18",
    photo,
    `${photo}/edit`,
    "/upload",
    "/upload/review",
    "/search",
    `/search?q=${mark}`,
    "/search?q=nothingthere",
    `/search?owner=${username}&sort=taken`,
    `/search/people?q=${username}`,
    "/search/posts?q=nothingthere",
    "/search/tags",
    `/camera/testar-${mark}`,
    `/lens/testagon-${mark}-85-mm-f-1-8`,
    "/make/testar",
    "/cameras?by=maker",
    "/lenses",
    "/lenses?q=nothingthere",
    "/settings",
    "/settings/publishing",
    "/settings/appearance",
    "/settings/account",
    "/settings/two-factor",
    "/settings/sessions",
    "/settings/people",
    "/settings/data",
    "/settings/data/leave",
    "/again",
  ];
  await expectSound(page, paths);
  await page.context().addCookies([{ name: "halation.language", value: "ru", url: new URL(page.url()).origin }]);
  await page.goto("/settings/appearance");
  await page.locator('select[name="language"]').selectOption("ru");
  await page.locator("section#appearance").getByRole("button").click();
  await expect(page.locator("html")).toHaveAttribute("lang", "ru");
  // On a wide screen, too, longer words must fit; whatever else is to be found in them a phone finds.
  await expectSound(page, paths, isMobile ? ["dark"] : []);
});

test("every page of a guest can be used by everyone", async ({ page }) => {
  await expectSound(page, [
    "/",
    "/search",
    "/search/people",
    "/search/posts",
    "/sign-in",
    "/sign-in?reset=yes",
    "/sign-up",
    "/confirm",
    "/setup?token=used",
    "/forgot",
    "/reset?token=used",
    "/email?token=used",
    "/email/undo?token=used",
    "/email?done=yes",
    "/email/undo?done=yes",
    "/unsubscribe?token=cut",
    "/unsubscribe?done=yes",
    "/goodbye",
  ]);
});

test("every step of signing in can be used by everyone", async ({ page }) => {
  const person = someone("Runa");
  await arrive(page, person);
  await expectSound(page, ["/again", "/settings/two-factor"]);
  const secret = await beginTwoFactor(page);
  await expectSound(page, ["/settings/two-factor"]);
  await turnTwoFactorOn(page, secret);
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    await expectAccessible(page);
    await expectNoSideways(page);
  }
  await expectSound(page, ["/settings/two-factor"]);
  await page.context().clearCookies({ name: "halation.session" });
  await expectSound(page, ["/sign-in?over=yes"]);
  await signIn(page, person.username);
  await page.waitForURL("/sign-in/code");
  await expectSound(page, ["/sign-in/code", "/sign-in/code?with=recovery"]);
  await askToLeave(person.username);
  await signIn(page, person.username);
  await page.waitForURL("/sign-in/code");
  await giveCode(page, codeOf(secret));
  await page.waitForURL("/sign-in/leaving");
  await expectSound(page, ["/sign-in/leaving"]);
  await page.context().addCookies([{ name: "halation.language", value: "ru", url: new URL(page.url()).origin }]);
  await expectSound(page, ["/sign-in/leaving", "/sign-in?over=yes"], ["dark"]);
});

test("every page of an administrator can be used by everyone", async ({ page: of, browser, baseURL }) => {
  // Without a photo no camera stands in the list of gear.
  await aPhotographer(of, "Gala");
  const page = await administrator(browser, baseURL);
  await page.goto("/admin");
  const member = (await page.locator('a[href^="/admin/members/"]').first().getAttribute("href")) ?? "";
  await page.goto("/admin/gear");
  const gear = (await page.locator('a[href^="/admin/gear/"]').first().getAttribute("href")) ?? "";
  await expectSound(page, ["/admin", member, "/admin/invitations", "/admin/limits", "/admin/gear", gear, "/admin/instance", "/admin/mailbox"]);
});

test("a missing page says so, and leads home", async ({ browser, baseURL }) => {
  const page = await (await browser.newContext({ baseURL, locale: "en" })).newPage();
  expect((await page.goto("/p/nothing"))?.status()).toBe(404);
  await expect(page.getByRole("heading", { name: "Nothing here" })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("main").getByRole("link").first().click();
  await page.waitForURL("/");
});

test("a page comes as small as a browser can read it", async ({ baseURL }) => {
  const ask = async (encodings: string) => {
    const answer = await new Promise<IncomingMessage>((settle, fail) =>
      get(new URL("/sign-in", baseURL), { headers: { "accept-encoding": encodings } }, settle).on("error", fail),
    );
    return { encoding: answer.headers["content-encoding"], vary: answer.headers.vary, bytes: await buffer(answer) };
  };
  const [brotli, gzip, plain] = [await ask("gzip, deflate, br, zstd"), await ask("gzip"), await ask("identity")];
  expect([brotli.encoding, gzip.encoding, plain.encoding]).toEqual(["br", "gzip", undefined]);
  for (const { vary } of [brotli, gzip, plain]) expect(vary).toMatch(/accept-encoding/i);
  for (const page of [brotliDecompressSync(brotli.bytes), gunzipSync(gzip.bytes), plain.bytes]) expect(page.toString()).toContain("</html>");
  expect(brotli.bytes.length).toBeLessThan(gzip.bytes.length * 0.9);
});
