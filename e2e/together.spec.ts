import type { Browser, Page } from "@playwright/test";
import { arrive, expect, expectAccessible, expectNoSideways, someone, test } from "./fixtures";

type Member = { page: Page; username: string; name: string };

/** Two who have just signed up, each in a browser of their own. */
async function two(browser: Browser, baseURL: string | undefined, options: { javaScriptEnabled?: boolean } = {}): Promise<[Member, Member]> {
  const join = async (name: string): Promise<Member> => {
    const person = someone(name);
    const signedUp = await (await browser.newContext({ baseURL, locale: "en" })).newPage();
    await arrive(signedUp, person);
    const storageState = await signedUp.context().storageState();
    await signedUp.context().close();
    return { ...person, page: await (await browser.newContext({ baseURL, locale: "en", storageState, ...options })).newPage() };
  };
  return [await join("Edda"), await join("Falk")];
}

/** Presses what is called so, exactly or by pattern, and waits until the page has it. */
const press = (page: Page, name: string): Promise<void> => page.getByRole("main").getByRole("button", { name, exact: true }).click();
const can = (page: Page, name: string) => expect(page.getByRole("main").getByRole("button", { name, exact: true })).toBeVisible();
const profileOf = (page: Page, { username }: Member) => page.goto(`/u/${username}`);

for (const javaScriptEnabled of [true, false]) {
  test(`two become friends, follow, mute and block each other${javaScriptEnabled ? "" : ", without JavaScript"}`, async ({ browser, baseURL }) => {
    const [edda, falk] = await two(browser, baseURL, { javaScriptEnabled });

    await profileOf(edda.page, falk);
    await press(edda.page, "Follow Falk");
    await can(edda.page, "Following Falk. Press to stop");
    await press(edda.page, "Add friend: Falk");
    await can(edda.page, "Take request back from Falk");

    await falk.page.goto("/friends");
    const request = falk.page.getByRole("listitem").filter({ hasText: edda.username });
    await expect(request).toContainText("Follows you");
    await request.getByRole("button", { name: "Accept Edda as a friend" }).click();
    await expect(falk.page.getByRole("heading", { name: "Your friends" })).toBeVisible();
    await falk.page.goto(`/u/${falk.username}/friends`);
    await expect(falk.page.getByRole("listitem").filter({ hasText: edda.username })).toContainText("Friend");
    if (javaScriptEnabled) await expectAccessible(falk.page);
    await expectNoSideways(falk.page);

    await edda.page.reload();
    await edda.page.getByLabel("More about Falk").click();
    await can(edda.page, "End friendship with Falk");
    await expect(edda.page.getByRole("main")).toContainText("1 friend");
    await expect(edda.page.getByRole("main")).toContainText("1 follower");

    await press(edda.page, "Mute");
    // Whoever goes elsewhere before it is answered takes the press back.
    if (javaScriptEnabled) await can(edda.page, "Unmute");
    await edda.page.goto("/settings/people");
    await press(edda.page, "Unmute Falk");
    await expect(edda.page.getByText("You have muted nobody.")).toBeVisible();

    await profileOf(edda.page, falk);
    await edda.page.getByRole("group").locator("summary").click();
    await press(edda.page, "Block");
    await edda.page.waitForURL("**/settings/people");
    if (javaScriptEnabled) await expectAccessible(edda.page);
    expect((await profileOf(edda.page, falk))?.status()).toBe(404);
    expect((await profileOf(falk.page, edda))?.status()).toBe(404);
    await falk.page.goto(`/u/${falk.username}/followers`);
    await expect(falk.page.getByText("No followers yet")).toBeVisible();

    await edda.page.goto("/settings/people");
    await press(edda.page, "Unblock Falk");
    await expect(edda.page.getByText("You have blocked nobody.")).toBeVisible();
    await profileOf(edda.page, falk);
    await can(edda.page, "Follow Falk");
    for (const { page } of [edda, falk]) await page.context().close();
  });
}
