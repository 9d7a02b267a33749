import type { Browser, Page } from "@playwright/test";
import { cameraFiles } from "./cameras";
import { PASSWORD, signUp, someone } from "./fixtures";

export type Photographer = { username: string; name: string; mark: string; photos: string[] };

/** Someone new who has published three photographs, signed in on this page. */
export async function aPhotographer(page: Page, name: string): Promise<Photographer> {
  const person = someone(name);
  const mark = person.username.slice(-6);
  await signUp(page, person);
  const files = await cameraFiles(mark);
  await page.goto("/upload");
  await page.locator('input[type="file"]').first().setInputFiles(files);
  const ready = page.locator('li[data-state="ready"]');
  await ready.nth(files.length - 1).waitFor({ timeout: 120_000 });
  const photos = await ready.getByRole("link").evaluateAll((links) => links.map((link) => link.getAttribute("href") ?? ""));
  await page.getByRole("button", { name: `Publish all ${files.length} now` }).click();
  await page.waitForURL(`/u/${person.username}`);
  return { ...person, mark, photos };
}

/** The administrator that `first-run.setup.ts` made, on a page of their own. */
export async function administrator(browser: Browser, baseURL: string | undefined): Promise<Page> {
  const page = await (await browser.newContext({ baseURL, locale: "en" })).newPage();
  await page.goto("/sign-in");
  await page.getByLabel("Email or username").fill("keeper");
  await page.getByLabel("Password").fill(PASSWORD);
  await page.getByRole("main").getByRole("button", { name: "Sign in" }).click();
  await page.waitForURL("/");
  return page;
}
