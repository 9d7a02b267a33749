import { readFile } from "node:fs/promises";
import type { BrowserContext } from "@playwright/test";
import { arrive, expect, PASSWORD, signUp, someone, test } from "./fixtures";
import { latestMail } from "./mail";
import { askToLeave, beginTwoFactor, codeOf, giveCode, shownCodes, signIn, turnTwoFactorOn } from "./two-factor";

/** Seconds until the session cookie goes by itself; -1 where it goes with the browser. */
const cookieEnds = async (context: BrowserContext): Promise<number> => (await context.cookies()).find(({ name }) => name === "halation.session")?.expires ?? 0;
const signOut = (context: BrowserContext): Promise<void> => context.clearCookies({ name: "halation.session" });

test("two-factor sign-in is set up, asked for and turned off", async ({ page }) => {
  const person = someone("Vera");
  await arrive(page, person);
  const secret = await beginTwoFactor(page);
  const codes = await turnTwoFactorOn(page, secret);
  const download = page.waitForEvent("download");
  await page.getByRole("link", { name: "Save as text" }).click();
  const saved = await readFile(await (await download).path(), "utf8");
  for (const code of codes) expect(saved).toContain(code);
  await page.getByRole("button", { name: "Copy" }).click();
  await expect(page.getByText("Copied.")).toBeVisible();
  await page.goto("/settings/two-factor");
  await expect(page.getByText(/^On since/)).toBeVisible();
  await expect(page.getByText("10 are left.")).toBeVisible();
  await expect(page.getByText(codes[0]!)).toHaveCount(0);

  // The password alone leads no further than to the question for a code, from which one comes back to where one wanted to go.
  await signOut(page.context());
  await signIn(page, person.email, { to: "/search?iso=400", remember: true });
  await page.waitForURL("/sign-in/code");
  expect(await cookieEnds(page.context())).toBe(0);
  await giveCode(page, "123");
  await expect(page.getByText("That code did not work.")).toBeVisible();
  await giveCode(page, codeOf(secret));
  await page.waitForURL("/search?iso=400");
  expect(await cookieEnds(page.context())).toBeGreaterThan(Date.now() / 1000 + 29 * 86_400);

  // A recovery code stands in for the app, once.
  await signOut(page.context());
  await signIn(page, person.username);
  await page.getByRole("link", { name: "Use a recovery code" }).click();
  await page.waitForURL("/sign-in/code?with=recovery");
  await giveCode(page, codes[0]!.toUpperCase().replaceAll("-", " "));
  await page.waitForURL("/");
  await expect(async () => expect((await latestMail(person.email)).subject).toContain("recovery code was used")).toPass();
  await page.goto("/settings/two-factor");
  await expect(page.getByText("9 are left.")).toBeVisible();
  await page.getByLabel("Password").first().fill(PASSWORD);
  await page.getByRole("button", { name: "Make new codes" }).click();
  expect(await shownCodes(page)).not.toContain(codes[1]);

  await page.getByLabel("Password").last().fill(PASSWORD);
  await page.getByRole("button", { name: "Turn off" }).click();
  await expect(page.getByRole("button", { name: "Set up" })).toBeVisible();
  await signOut(page.context());
  await signIn(page, person.username);
  await page.waitForURL("/");
});

test("all of it works without JavaScript", async ({ page, browser, baseURL }) => {
  const person = someone("Tove");
  // A browser is new beside the one that somebody signed up in.
  await signUp(page, person);
  const context = await browser.newContext({ baseURL, locale: "en", javaScriptEnabled: false });
  const plain = await context.newPage();

  await signIn(plain, person.username, { password: "not the password" });
  await expect(plain.getByText("The login or the password is not right.")).toBeVisible();
  await expect(plain.getByLabel("Email or username")).toHaveValue(person.username);
  await signIn(plain, person.username, { to: "/settings/two-factor" });
  await plain.waitForURL("/settings/two-factor");
  expect(await cookieEnds(context)).toBe(-1);
  await expect(async () => expect((await latestMail(person.email)).subject).toContain("new browser signed in")).toPass();

  const secret = await beginTwoFactor(plain);
  const codes = await turnTwoFactorOn(plain, secret);
  await expect(plain.getByRole("link", { name: "Save as text" })).toBeVisible();
  await expect(plain.getByRole("button", { name: "Copy" })).toHaveCount(0);
  await plain.goto("/settings/two-factor");
  await plain.getByLabel("Password").first().fill(PASSWORD);
  await plain.getByRole("button", { name: "Make new codes" }).click();
  const [recovery] = await shownCodes(plain);
  expect(codes).not.toContain(recovery);

  await signOut(context);
  await signIn(plain, person.username, { to: "/settings" });
  await plain.waitForURL("/sign-in/code");
  await giveCode(plain, "000");
  await expect(plain.getByText("That code did not work.")).toBeVisible();
  await giveCode(plain, codeOf(secret));
  await plain.waitForURL("/settings");

  await signOut(context);
  await signIn(plain, person.username);
  await plain.getByRole("link", { name: "Use a recovery code" }).click();
  await giveCode(plain, recovery!);
  await plain.waitForURL("/");

  await plain.goto("/again?to=/settings/sessions");
  await plain.getByLabel("Password").fill(PASSWORD);
  await plain.getByRole("button", { name: "Continue" }).click();
  await plain.waitForURL("/settings/sessions");
  await plain.getByRole("button", { name: "Sign out all others" }).click();
  await expect(plain.getByRole("button", { name: "Sign out all others" })).toHaveCount(0);
  await page.goto("/settings");
  await page.waitForURL("/sign-in?to=%2Fsettings");
});

test("a session that is revoked ends in its browser at once, its socket too", async ({ page, browser, baseURL }) => {
  const person = someone("Ida");
  await arrive(page, person);
  const context = await browser.newContext({ baseURL, locale: "en" });
  const other = await context.newPage();
  const listening = other.waitForEvent("websocket");
  await signIn(other, person.username, { to: "/upload" });
  await other.waitForURL("/upload");
  const socket = await listening;
  await socket.waitForEvent("framereceived", ({ payload }) => String(payload).includes("subscription_succeeded"));
  let closedAt = 0;
  const closed = socket.waitForEvent("close").then(() => (closedAt = Date.now()));

  await page.goto("/settings/sessions");
  const revoke = page.getByRole("button", { name: /^Sign out .*(?<!everywhere|others)$/ });
  await expect(revoke).toHaveCount(1);
  await revoke.click();
  await expect(revoke).toHaveCount(0);
  const revokedAt = Date.now();
  await closed;
  expect(closedAt - revokedAt).toBeLessThan(1000);
  await other.goto("/settings");
  await other.waitForURL("/sign-in?to=%2Fsettings");
  await page.goto("/settings/sessions");
  await expect(page.getByText("This browser", { exact: true })).toBeVisible();
});

test("whoever asked for the account to be deleted is asked whether to keep it", async ({ page }) => {
  const person = someone("Liv");
  await arrive(page, person);
  await askToLeave(person.username);
  await page.goto("/settings");
  await page.waitForURL("/sign-in?to=%2Fsettings");
  await signIn(page, person.username, { to: "/settings" });
  await page.waitForURL("/sign-in/leaving");
  await page.getByRole("button", { name: "Let it go" }).click();
  await page.waitForURL("/");
  await page.goto("/sign-in/leaving");
  await page.waitForURL("/sign-in?over=yes");

  await signIn(page, person.username, { to: "/settings" });
  await page.waitForURL("/sign-in/leaving");
  await page.getByRole("button", { name: "Keep my account" }).click();
  await page.waitForURL("/settings");
  await expect(async () => expect((await latestMail(person.email)).subject).toContain("stays")).toPass();
});
