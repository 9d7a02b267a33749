import type { Browser, Page } from "@playwright/test";
import { arrive, expect, expectAccessible, expectNoSideways, someone, test } from "./fixtures";

type Member = { page: Page; username: string; name: string };

/** Somebody who has just signed up, in a browser of their own. */
async function join(browser: Browser, baseURL: string | undefined, name: string, options: { javaScriptEnabled?: boolean } = {}): Promise<Member> {
  const person = someone(name);
  const signedUp = await (await browser.newContext({ baseURL, locale: "en" })).newPage();
  await arrive(signedUp, person);
  const storageState = await signedUp.context().storageState();
  await signedUp.context().close();
  return { ...person, page: await (await browser.newContext({ baseURL, locale: "en", storageState, ...options })).newPage() };
}

for (const javaScriptEnabled of [true, false]) {
  test(`a private account approves who follows it${javaScriptEnabled ? "" : ", without JavaScript"}`, async ({ browser, baseURL }) => {
    const owner = await join(browser, baseURL, "Gerd", { javaScriptEnabled });
    const other = await join(browser, baseURL, "Hild", { javaScriptEnabled });
    const press = (page: Page, name: string) => page.getByRole("main").getByRole("button", { name, exact: true }).click();

    await owner.page.goto("/settings/people");
    await owner.page.getByLabel("Private account").check();
    await owner.page.locator("section#privacy").getByRole("button", { name: "Save" }).click();
    await expect(owner.page.locator("section#privacy").getByRole("status")).toHaveText("Saved.");

    await other.page.goto(`/u/${owner.username}`);
    await expect(other.page.getByRole("heading", { name: "This account is private" })).toBeVisible();
    if (javaScriptEnabled) await expectAccessible(other.page);
    await expectNoSideways(other.page);
    await press(other.page, "Ask to follow");
    await expect(other.page.getByText("You asked to follow.")).toBeVisible();

    await owner.page.goto("/friends");
    await press(owner.page, "Let follow: Hild");
    await expect(owner.page.getByText("No friends yet")).toBeVisible();
    await expect(owner.page.getByRole("button", { name: "Let follow: Hild" })).toHaveCount(0);

    await other.page.reload();
    await expect(other.page.getByRole("heading", { name: "This account is private" })).toHaveCount(0);

    await owner.page.goto(`/u/${owner.username}/followers`);
    await owner.page.getByLabel("More about Hild").click();
    await press(owner.page, "Remove follower Hild");
    await expect(owner.page.getByText("No followers yet")).toBeVisible();
    await other.page.reload();
    await expect(other.page.getByRole("heading", { name: "This account is private" })).toBeVisible();

    await other.page.goto(`/people?q=${owner.username}`);
    await expect(other.page.getByRole("listitem").filter({ hasText: owner.username })).toBeVisible();
    for (const { page } of [owner, other]) await page.context().close();
  });
}
