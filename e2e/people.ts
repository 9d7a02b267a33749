import type { Browser, Page } from "@playwright/test";
import { backstage } from "./backstage";
import { cameraFiles } from "./cameras";
import { arrive, expect, PASSWORD, someone } from "./fixtures";

export type Photographer = { username: string; name: string; mark: string; photos: string[] };

/** Someone new who has published three photographs, signed in on this page, which shows them. */
export async function aPhotographer(page: Page, name: string): Promise<Photographer> {
  const person = someone(name);
  const mark = person.username.slice(-6);
  await arrive(page, person);
  const files = (await cameraFiles(mark)).map(({ name, mimeType, buffer }) => ({ name, type: mimeType, content: buffer.toString("base64") }));
  const ids = await backstage("uploadFor", person.username, files);
  await expect.poll(async () => new Set(await backstage("statusesOf", ids))).toEqual(new Set(["ready"]));
  await page.goto(`/u/${person.username}`);
  return { ...person, mark, photos: ids.map((id) => `/p/${id}`) };
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
