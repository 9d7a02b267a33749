import type { Page } from "@playwright/test";
import { TOTP } from "otpauth";
import { backstage } from "./backstage";
import { expect, PASSWORD } from "./fixtures";

/** The code an authenticator app shows thirty seconds from now: it is taken already, and, as none is taken twice, is not the one that proved the key. */
export const codeOf = (secret: string): string => new TOTP({ secret }).generate({ timestamp: Date.now() + 30_000 });

/** Gives the password to be shown the key of an authenticator app. */
export async function beginTwoFactor(page: Page): Promise<string> {
  await page.goto("/settings/two-factor");
  await page.getByLabel("Password").fill(PASSWORD);
  await page.getByRole("button", { name: "Set up" }).click();
  await expect(page.getByRole("img", { name: "QR code" })).toBeVisible();
  return (await page.getByLabel("Key for your authenticator app").innerText()).replaceAll(/\s/g, "");
}

/** Proves with a first code that the key has arrived; the recovery codes. */
export async function turnTwoFactorOn(page: Page, secret: string): Promise<string[]> {
  await page.getByLabel("The code it shows now").fill(new TOTP({ secret }).generate());
  await page.getByRole("button", { name: "Turn on" }).click();
  return shownCodes(page);
}

export async function shownCodes(page: Page): Promise<string[]> {
  const codes = page.getByRole("list", { name: "Recovery codes" }).getByRole("listitem");
  await expect(codes).toHaveCount(10);
  return codes.allInnerTexts();
}

type SignIn = { to?: string; remember?: boolean; password?: string };

/** Fills the sign-in form in and sends it. */
export async function signIn(page: Page, login: string, { to = "/", remember = false, password = PASSWORD }: SignIn = {}): Promise<void> {
  await page.goto(`/sign-in?to=${encodeURIComponent(to)}`);
  await page.getByLabel("Email or username").fill(login);
  await page.getByLabel("Password").fill(password);
  if (remember) await page.getByRole("checkbox", { name: /^Remember me/ }).check();
  await page.getByRole("main").getByRole("button", { name: "Sign in" }).click();
}

/** Answers the second step. */
export async function giveCode(page: Page, code: string): Promise<void> {
  await page.getByLabel(/Code of the app|Recovery code/).fill(code);
  await page.getByRole("main").getByRole("button", { name: "Sign in" }).click();
}

/** The account of this member is to be erased in seven days. */
export const askToLeave = (username: string): Promise<void> => backstage("askToLeave", username);
