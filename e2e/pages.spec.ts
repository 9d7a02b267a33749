import type { Page } from "@playwright/test";
import { expect, expectAccessible, expectNoSideways, test } from "./fixtures";
import { administrator, aPhotographer } from "./people";

/** In each theme: nothing in anybody's way, nothing sticking out. */
async function expectSound(page: Page, paths: readonly string[], schemes: readonly ("light" | "dark")[] = ["light", "dark"]): Promise<void> {
  for (const path of paths) {
    for (const scheme of schemes) {
      await test.step(`${path}, ${scheme}`, async () => {
        await page.emulateMedia({ colorScheme: scheme, reducedMotion: "reduce" });
        await page.goto(path);
        await expect(page.getByRole("heading", { level: 1 })).toHaveCount(1);
        await expectAccessible(page);
        await expectNoSideways(page);
      });
    }
  }
}

test("every page of a member can be used by everyone, in English and in Russian", async ({ page }) => {
  const { username, mark, photos } = await aPhotographer(page, "Nora");
  const photo = photos[0]!;
  const paths = [
    "/",
    `/u/${username}`,
    photo,
    `${photo}/edit`,
    "/upload",
    "/search",
    `/search?q=${mark}`,
    "/search?q=nothingthere",
    "/settings",
    "/settings/sessions",
  ];
  await expectSound(page, paths);
  await page.context().addCookies([{ name: "halation.language", value: "ru", url: new URL(page.url()).origin }]);
  await page.goto("/settings");
  await page.locator('select[name="language"]').selectOption("ru");
  await page.locator("section#appearance").getByRole("button").click();
  await expect(page.locator("html")).toHaveAttribute("lang", "ru");
  await expectSound(page, paths, ["dark"]);
});

test("every page of a guest can be used by everyone", async ({ page }) => {
  await expectSound(page, ["/", "/search", "/sign-in", "/sign-up", "/confirm", "/setup?token=used"]);
});

test("every page of an administrator can be used by everyone", async ({ browser, baseURL }) => {
  const page = await administrator(browser, baseURL);
  await expectSound(page, ["/admin", "/admin/instance", "/admin/mailbox"]);
});

test("a missing page says so, and leads home", async ({ browser, baseURL }) => {
  const page = await (await browser.newContext({ baseURL, locale: "en" })).newPage();
  expect((await page.goto("/p/nothing"))?.status()).toBe(404);
  await expect(page.getByRole("heading", { name: "Nothing here" })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("main").getByRole("link").first().click();
  await page.waitForURL("/");
});
