import type { Page } from "@playwright/test";
import { arrive, expect, expectAccessible, expectNoSideways, someone, test } from "./fixtures";

/** Opens what is folded around a field, if it is. */
async function unfold(page: Page, field: string): Promise<void> {
  const input = page.locator(`[name="${field}"]`);
  for (const summary of await page.locator("details", { has: input }).locator("> summary").all()) {
    if (!(await input.isVisible())) await summary.click();
  }
}

/** Fills in the form of a post and sends it. */
async function say(page: Page, fields: Record<string, string>): Promise<void> {
  for (const [name, value] of Object.entries(fields)) {
    await unfold(page, name);
    await page.locator(`[name="${name}"]`).fill(value);
  }
  await page.locator('form:has([name="text"]) button[type="submit"]').click();
}

const more = (page: Page) => page.getByRole("article").getByRole("group").locator("summary").click();

for (const javaScriptEnabled of [true, false]) {
  test(`a post is written, read, edited, deleted and brought back${javaScriptEnabled ? "" : ", without JavaScript"}`, async ({ browser, baseURL }) => {
    const [edda, falk] = [someone("Edda"), someone("Falk")];
    const [writer, reader] = await Promise.all(
      [edda, falk].map(async (person) => {
        const arrived = await (await browser.newContext({ baseURL, locale: "en" })).newPage();
        await arrive(arrived, person);
        const storageState = await arrived.context().storageState();
        await arrived.context().close();
        return (await browser.newContext({ baseURL, locale: "en", storageState, javaScriptEnabled })).newPage();
      }),
    );
    if (!writer || !reader) throw new Error("two are needed");
    const wall = `/u/${edda.username}/posts`;

    await writer.goto(wall);
    await expect(writer.getByText("Your wall is bare")).toBeVisible();
    if (javaScriptEnabled) await expectAccessible(writer);
    await say(writer, { title: "Morning", text: "Fog over the harbour. #fog" });
    const article = writer.getByRole("article");
    await expect(article).toContainText("Fog over the harbour.");
    await expect(article.getByRole("link", { name: "#fog" })).toHaveAttribute("href", "/t/fog");
    if (javaScriptEnabled) await expectAccessible(writer);
    await expectNoSideways(writer);

    await reader.goto(wall);
    await expect(reader.getByRole("article")).toContainText("Fog over the harbour.");
    await expect(reader.getByText("Only friends of Edda write on this wall.")).toBeVisible();
    await expect(reader.locator('[name="text"]')).toHaveCount(0);

    await more(writer);
    await writer.getByRole("link", { name: "Edit", exact: true }).click();
    await writer.waitForURL("**/edit");
    await say(writer, { text: "Sun over the harbour." });
    await writer.waitForURL(/\/post\/[0-9a-f-]+$/);
    await expect(article).toContainText("Sun over the harbour.");
    await expect(article).toContainText("edited");
    if (javaScriptEnabled) await expectAccessible(writer);
    const address = new URL(writer.url()).pathname;

    await writer.goto("/publications");
    await expect(article).toContainText("Sun over the harbour.");
    await more(writer);
    await article.getByRole("button", { name: "Delete" }).click();
    await expect(writer.getByText("The post is deleted.")).toBeVisible();
    expect((await reader.goto(address))?.status()).toBe(404);
    await writer.getByRole("button", { name: "Undo" }).click();
    await writer.waitForURL(`**${address}`);
    expect((await reader.goto(address))?.status()).toBe(200);
    for (const page of [writer, reader]) await page.context().close();
  });
}
