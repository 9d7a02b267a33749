import AxeBuilder from "@axe-core/playwright";
import { readFile } from "node:fs/promises";
import { expect, test as base, type BrowserContext, type Page } from "@playwright/test";
import { newId } from "@/lib/core/ids";
import { backstage } from "./backstage";
import { latestMail } from "./mail";

export { expect };

/** A page on which an error in the console or an exception fails the test; of a test that fails, what the page shows is told beside the error. */
export const test = base.extend<{ page: Page }>({
  page: async ({ page }, run, testInfo) => {
    const complaints: string[] = [];
    const complain = (complaint: string): void => void (VANISHED.test(complaint) || complaints.push(complaint));
    page.on("console", (message) => message.type() === "error" && complain(`${message.text()} ${message.location().url}`));
    page.on("pageerror", (error) => complain(String(error)));
    await run(page);
    if (testInfo.status !== testInfo.expectedStatus) console.log(`${await shown(page)}\n${await lastLines("test-results/instance.log")}`);
    expect(complaints).toEqual([]);
  },
});

/** Photographs of other tests are taken back, and this one's are replaced, while a page that shows them is on its way. */
const VANISHED = / 404 .*\/f\/[\w-]+\/[aw]\d+\.(?:avif|webp)$/;

/** A page as a screen reader has it, for whoever reads of a failure where no browser is at hand. */
async function shown(page: Page): Promise<string> {
  const content = await page.locator("body").ariaSnapshot({ timeout: 5000 }).catch(String);
  return `${page.url()} shows\n${content}`;
}

const lastLines = async (file: string): Promise<string> => (await readFile(file, "utf8").catch(String)).split("\n").slice(-20).join("\n");

/** What everyone here signs in with. */
export const PASSWORD = "a darkroom lamp 1947";

/** A person nobody else in this run is. The last six letters name nothing else either, and are no f-number, as `f3…` would be in the name of a lens. */
export function someone(name: string): { name: string; username: string; email: string } {
  const username = `${name.toLowerCase()}-${newId().slice(-8, -5)}k${newId().slice(-5)}`;
  return { name, username, email: `${username}@example.test` };
}

type Person = ReturnType<typeof someone>;

/** Fills in what signing up and setting up both ask. */
export async function introduce(page: Page, person: Person): Promise<void> {
  await page.getByLabel("Username").fill(person.username);
  await page.getByLabel("Name", { exact: true }).fill(person.name);
  await page.getByLabel("Email").fill(person.email);
  await page.getByLabel("Password").fill(PASSWORD);
}

/** Enters the code that was mailed to somebody who has just signed up here. */
export async function enterCode(page: Page, { email }: Person, dataDir?: string): Promise<void> {
  await page.waitForURL("**/confirm*");
  const code = /\b\d{6}\b/.exec((await latestMail(email, dataDir)).subject)?.[0];
  await page.getByLabel("Code").fill(code ?? "");
  await page.getByRole("button", { name: "Confirm" }).click();
}

/** Signs up through the pages, with the code from the mail. The form is sent once the browser has proved that it is no machine's. */
export async function signUp(page: Page, person: Person): Promise<void> {
  await page.goto("/sign-up");
  await introduce(page, person);
  await page.getByRole("main").getByRole("button", { name: "Sign up" }).click();
  await enterCode(page, person);
  await page.waitForURL("/");
}

/** Signs somebody in who has just become a member. How one becomes one is for the tests of signing up. */
export async function arrive(page: Page, person: Person): Promise<void> {
  await carryCookie(page.context(), await backstage("aMember", person));
  await page.goto("/");
}

/** Gives a browser what signs somebody in: a `Cookie` header. */
export async function carryCookie(context: BrowserContext, cookie: string): Promise<void> {
  const [name = "", value = ""] = cookie.split(/=(.*)/s);
  await context.addCookies([{ name, value, url: test.info().project.use.baseURL! }]);
}

/** Nothing on the page stands in the way of people who use it otherwise: WCAG 2.2 A and AA as far as axe can tell. Only where scripts run. */
export async function expectAccessible(page: Page): Promise<void> {
  // A page that was walked to may get its title after its contents.
  await expect(page).toHaveTitle(/\S/);
  // Without frames there is nothing to gather in another page.
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(" ")}`)).toEqual([]);
}

/** Nothing sticks out sideways. */
export async function expectNoSideways(page: Page): Promise<void> {
  const { content, screen } = await page.evaluate(() => ({ content: document.documentElement.scrollWidth, screen: document.documentElement.clientWidth }));
  expect(content).toBeLessThanOrEqual(screen);
}
