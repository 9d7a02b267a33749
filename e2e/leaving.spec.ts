import type { Page } from "@playwright/test";
import { access } from "node:fs/promises";
import { join } from "node:path";
import postgres, { type Sql } from "postgres";
import { holderOf } from "@/scripts/supervisor/lock";
import { expect, PASSWORD, test } from "./fixtures";
import { latestMail } from "./mail";
import { administrator, aPhotographer } from "./people";

const dataDir = (): string => process.env.E2E_DATA_DIR ?? "";

let database: Sql;
test.beforeAll(() => {
  database = postgres(holderOf(dataDir())?.databaseUrl ?? "", { max: 1, onnotice: () => undefined });
});
test.afterAll(() => database.end({ timeout: 1 }));

/** Asks to leave, as the page asks for it. */
async function leave(page: Page, username: string): Promise<void> {
  await page.goto("/settings/data/leave");
  await page.getByLabel("Type your username").fill(username);
  await page.getByLabel("Password").fill(PASSWORD);
  await page.getByRole("button", { name: "Delete my account" }).click();
  await page.waitForURL("**/goodbye");
}

/** Lets the seven days pass. */
async function timePasses(username: string): Promise<void> {
  const [{ id }] = (await database`update users set deletes_at = now() where username = ${username} returning id`) as unknown as [{ id: string }];
  await database`update graphile_worker._private_jobs set run_at = now() where key = ${`accounts.erase:${id}`}`;
}

const keysOf = (username: string) => database<{ key: string }[]>`select key from files join users on users.id = owner_id where username = ${username}`;
const isOnDisk = (key: string): Promise<boolean> =>
  access(join(dataDir(), "files", key)).then(
    () => true,
    () => false,
  );

test("whoever leaves is gone at once, and after seven days nothing is left but a receipt", async ({ page, browser, baseURL }) => {
  const { username, photos } = await aPhotographer(page, "Ines");
  const email = `${username}@example.test`;
  const other = await (await browser.newContext({ baseURL, locale: "en" })).newPage();
  expect((await other.goto(photos[0]!))?.status()).toBe(200);

  await page.goto("/settings/data/leave");
  await page.getByLabel("Type your username").fill("somebody else");
  await page.getByLabel("Password").fill(PASSWORD);
  await page.getByRole("button", { name: "Delete my account" }).click();
  await expect(page.getByText("That is not your username.")).toBeVisible();
  await expect(page.getByLabel("Type your username")).toBeFocused();
  await expect(page.getByLabel("Type your username")).toHaveValue("somebody else");
  await expect(page.getByLabel("Password")).toHaveValue("");

  const keys = await keysOf(username);
  expect(keys.length).toBeGreaterThan(3);
  await leave(page, username);
  await expect(page.getByRole("heading", { name: "Goodbye" })).toBeVisible();
  expect((await latestMail(email)).subject).toContain("will be deleted");
  for (const path of [photos[0]!, `/u/${username}`]) expect((await other.request.get(path)).status()).toBe(404);
  await page.goto("/settings");
  await page.waitForURL("**/sign-in*");

  await timePasses(username);
  await expect(async () => expect((await latestMail(email)).subject).toContain("has been deleted")).toPass();
  expect((await latestMail(email)).text).toContain("3 photographs");
  await expect.poll(async () => (await Promise.all(keys.map(({ key }) => isOnDisk(key)))).some(Boolean)).toBe(false);
  expect(await database`select 1 from users where username = ${username}`).toHaveLength(0);
  const sum = await database<{ n: number }[]>`select count(*)::int as n from erasures where email = ${email}`;
  expect(sum[0]!.n).toBe(0);
});

test("one can leave without JavaScript, and by keyboard", async ({ page, browser, baseURL }) => {
  const { username } = await aPhotographer(page, "Ruth");
  const context = await browser.newContext({ baseURL, locale: "en", javaScriptEnabled: false, storageState: await page.context().storageState() });
  const plain = await context.newPage();
  await plain.goto("/settings/data/leave");
  await plain.getByLabel("Type your username").fill(username.toUpperCase());
  await plain.keyboard.press("Tab");
  await plain.keyboard.type("not the password");
  await plain.keyboard.press("Enter");
  await expect(plain.getByText("This is not your password.")).toBeVisible();
  await expect(plain.getByLabel("Type your username")).toHaveValue(username.toUpperCase());
  await plain.getByLabel("Password").fill(PASSWORD);
  await plain.keyboard.press("Tab");
  await plain.keyboard.press("Enter");
  await plain.waitForURL("**/goodbye");
  expect((await plain.request.get(`/u/${username}`)).status()).toBe(404);
});

test("the only administrator is told to find another first", async ({ browser, baseURL }) => {
  const keeper = await administrator(browser, baseURL);
  await keeper.goto("/settings/data/leave");
  await expect(keeper.getByText("You are the only administrator here.")).toBeVisible();
  await expect(keeper.getByRole("button", { name: "Delete my account" })).toHaveCount(0);
});
