import type { Browser, Page } from "@playwright/test";
import { arrive, expect, expectNoSideways, PASSWORD, someone, test } from "./fixtures";
import { mailAbout } from "./mail";

const NEW = "tungsten umbrella 7 rivers";

type Options = { baseURL: string | undefined; javaScriptEnabled?: boolean };

/** A browser of its own. */
const another = async (browser: Browser, options: Options): Promise<Page> => (await browser.newContext({ locale: "en", ...options })).newPage();

async function signIn(page: Page, login: string, password: string): Promise<void> {
  await page.goto("/sign-in");
  await page.getByLabel("Email or username").fill(login);
  await page.getByLabel("Password").fill(password);
  await page.getByRole("main").getByRole("button", { name: "Sign in" }).click();
}

/** The path of a mailed link; mails name the address the instance is known by. */
const pathOf = (link: string): string => new URL(link).pathname + new URL(link).search;

/** Every `Referer` that a page's requests carried. */
function referers(page: Page): string[] {
  const seen: string[] = [];
  page.on("request", (request) => void request.headerValue("referer").then((referer) => referer && seen.push(referer)));
  return seen;
}

for (const javaScriptEnabled of [true, false]) {
  test(`a forgotten password is replaced by a mailed link${javaScriptEnabled ? "" : ", without JavaScript"}`, async ({ page, browser, baseURL }) => {
    const person = someone("Lena");
    await arrive(page, person);
    const lost = await another(browser, { baseURL, javaScriptEnabled });
    const seen = referers(lost);

    const ask = async (login: string): Promise<string> => {
      await lost.goto("/sign-in");
      await lost.getByRole("link", { name: "Forgotten your password?" }).click();
      await lost.waitForURL("**/forgot");
      await lost.getByLabel("Email or username").fill(login);
      await lost.getByRole("button", { name: "Send me a link" }).click();
      return lost.getByRole("main").getByRole("status").innerText();
    };
    const answer = await ask(person.username);
    expect(answer).toContain("If there is such an account");
    expect(await ask(`nobody-${person.username}@example.test`)).toBe(answer);

    const { link, html } = await mailAbout(person.email, /^Choose a new password/);
    expect(html).toContain(link.replaceAll("&", "&amp;"));
    const path = pathOf(link);
    expect((await lost.goto(path))?.headers()["referrer-policy"]).toBe("strict-origin");
    await expectNoSideways(lost);
    await lost.getByLabel("New password").fill("password12345");
    await lost.getByRole("button", { name: "Set new password" }).click();
    await expect(lost.getByText("one of the passwords that are tried first")).toBeVisible();
    await lost.getByLabel("New password").fill(NEW);
    await lost.getByRole("button", { name: "Set new password" }).click();
    await lost.waitForURL("**/sign-in?reset=yes");
    await expect(lost.getByText("Your new password is set")).toBeVisible();
    expect(seen.filter((referer) => referer.includes("token"))).toEqual([]);

    // The link is spent, whoever was signed in is not any more, and only the new password opens.
    await lost.goto(path);
    await expect(lost.getByRole("heading", { name: "This link no longer works" })).toBeVisible();
    await page.goto("/settings");
    await page.waitForURL("**/sign-in?to=*");
    await signIn(lost, person.email, PASSWORD);
    await expect(lost.getByText("is not right")).toBeVisible();
    await signIn(lost, person.email, NEW);
    await lost.waitForURL("/");
    await mailAbout(person.email, /was set anew$/);
  });
}

test("a password changed in one browser ends another within a second", async ({ page, browser, baseURL }) => {
  const person = someone("Mira");
  await arrive(page, person);
  const other = await another(browser, { baseURL });
  await signIn(other, person.username, PASSWORD);
  await other.waitForURL("/");
  const status = async (): Promise<number> => (await other.request.get("/settings", { maxRedirects: 0 })).status();
  expect(await status()).toBe(200);

  await page.goto("/settings/account");
  const form = page.locator("form").filter({ has: page.getByLabel("New password") });
  await form.getByLabel("Current password").fill("not the password");
  await form.getByLabel("New password").fill(NEW);
  await form.locator("[type=submit]").click();
  await expect(form.getByText("This is not your password.")).toBeVisible();
  expect(await status()).toBe(200);
  await form.getByLabel("Current password").fill(PASSWORD);
  await form.getByLabel("New password").fill(NEW);
  await form.locator("[type=submit]").click();
  await expect(form.getByRole("status").filter({ hasText: "Your password is changed" })).toBeVisible();
  await expect.poll(status, { timeout: 1000, intervals: [50] }).toBe(307);
  await page.reload();
  await expect(page.getByRole("heading", { name: "Settings" })).toBeVisible();
  await mailAbout(person.email, /^Your password at .* was changed$/);
});

test("an address is changed from the new one, and taken back from the old one", async ({ page, browser, baseURL }) => {
  const [person, owner] = [someone("Nadia"), someone("Olga")];
  await arrive(page, person);
  await arrive(await another(browser, { baseURL }), owner);
  const moved = `moved-${person.email}`;
  const wish = async (email: string): Promise<string> => {
    await page.goto("/settings/account");
    const form = page.locator("form").filter({ has: page.getByLabel("New email address") });
    await form.getByLabel("New email address").fill(email);
    await form.getByLabel("Current password").fill(PASSWORD);
    await form.locator("[type=submit]").click();
    await expect(page.getByText(`${email} waits to be confirmed`)).toBeVisible();
    return form.getByRole("status").innerText();
  };
  // Somebody's address is answered alike; they hear of it, and no link to it exists.
  const answer = await wish(owner.email);
  expect((await mailAbout(owner.email, /tried to move an account/)).text).not.toContain("token=");
  await page.getByRole("button", { name: "Cancel the change" }).click();
  await expect(page.getByText("waits to be confirmed")).toHaveCount(0);
  expect(await wish(moved)).toBe(answer);
  await mailAbout(person.email, /^A new address for your account/);

  // Looking at the link changes nothing; its button does, wherever it is opened.
  const elsewhere = await another(browser, { baseURL, javaScriptEnabled: false });
  const { link } = await mailAbout(moved, /^Confirm your new address/);
  await elsewhere.goto(pathOf(link));
  await elsewhere.goto(pathOf(link));
  await page.goto("/settings/account");
  await expect(page.getByText(`${moved} waits to be confirmed`)).toBeVisible();
  await elsewhere.getByRole("button", { name: "Use this address" }).click();
  await expect(elsewhere.getByRole("heading", { name: "Your address is changed" })).toBeVisible();
  await page.reload();
  await expect(page.getByText(moved, { exact: true })).toBeVisible();

  // From the old address it is taken back, everyone is signed out, and a new password can be chosen.
  const undo = await mailAbout(person.email, /^The address of your account/);
  const back = await another(browser, { baseURL });
  await back.goto(pathOf(undo.link));
  await expectNoSideways(back);
  await back.getByRole("button", { name: "Take the address back" }).click();
  await expect(back.getByRole("heading", { name: "Your address is yours again" })).toBeVisible();
  await page.goto("/settings");
  await page.waitForURL("**/sign-in?to=*");
  await back.goto(pathOf((await mailAbout(person.email, /^Your address is back/)).link));
  await back.getByLabel("New password").fill(NEW);
  await back.getByRole("button", { name: "Set new password" }).click();
  await back.waitForURL("**/sign-in?reset=yes");
  await signIn(page, person.email, NEW);
  await page.waitForURL("/");
});

test("a new username leads from the old one", async ({ page, browser, baseURL }) => {
  const [person, other] = [someone("Pia"), someone("Quentin")];
  await arrive(page, person);
  await arrive(await another(browser, { baseURL }), other);
  await page.goto("/settings/account");
  const form = page.locator("form").filter({ has: page.getByLabel("Username", { exact: true }) });
  await form.getByLabel("Username", { exact: true }).fill(other.username);
  await form.locator("[type=submit]").click();
  await expect(form.getByText("This name is taken")).toBeVisible();
  const name = `new-${person.username}`;
  await form.getByLabel("Username", { exact: true }).fill(name);
  await form.locator("[type=submit]").click();
  await expect(form.getByText("Your username is changed.")).toBeVisible();
  await mailAbout(person.email, /^Your username at/);
  for (const below of ["", "/anything/below"]) {
    const answer = await page.request.get(`/u/${person.username}${below}`, { maxRedirects: 0 });
    expect(answer.status()).toBe(308);
    expect(answer.headers().location).toBe(`/u/${name}${below}`);
  }
  await page.goto(`/u/${person.username}`);
  await expect(page.getByRole("heading", { level: 1, name: person.name })).toBeVisible();
});
