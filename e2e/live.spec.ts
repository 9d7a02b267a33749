import { arrive, expect, someone, test } from "./fixtures";
import { aPhotographer } from "./people";

test("what others do arrives by itself, and what is being typed stays", async ({ page, browser, baseURL }) => {
  const ann = await aPhotographer(page, "Ann");
  const ben = someone("Ben");
  const other = await (await browser.newContext({ baseURL, locale: "en" })).newPage();
  await arrive(other, ben);
  const photo = ann.photos[0]!;
  const listening = page.waitForResponse((response) => response.url().endsWith("/api/realtime/auth") && response.ok());
  await page.goto(photo);
  await listening;

  await other.goto(photo);
  await other.getByRole("button", { name: "Like", exact: true }).click();
  await expect(page.getByRole("link", { name: "Ben likes this" })).toBeVisible();

  // Nothing moves below the hands of whoever types.
  const field = page.getByRole("textbox", { name: "Your comment" });
  await field.fill("Half a thought");
  await other.getByRole("textbox", { name: "Your comment" }).fill("Which lens was it?");
  await other.getByRole("button", { name: "Comment", exact: true }).click();
  await expect(other.getByText("Which lens was it?")).toBeVisible();
  await expect(field).toHaveValue("Half a thought");
  await field.blur();
  await expect(page.getByText("Which lens was it?")).toBeVisible();
  await expect(field).toHaveValue("Half a thought");
});

test("what others do about an open post arrives by itself", async ({ page, browser, baseURL }) => {
  const [ann, ben] = [someone("Ann"), someone("Ben")];
  await arrive(page, ann);
  await page.goto(`/u/${ann.username}/posts`);
  await page.getByText("Write something, or show photos").click();
  await page.locator('[name="text"]').fill("Fog over the harbour.");
  await page.locator('form:has([name="text"]) button[type="submit"]').click();
  const post = (await page.getByRole("article").locator('a[href^="/post/"]').first().getAttribute("href"))!;
  const listening = page.waitForResponse((response) => response.url().endsWith("/api/realtime/auth") && response.ok());
  await page.goto(post);
  await listening;

  const other = await (await browser.newContext({ baseURL, locale: "en" })).newPage();
  await arrive(other, ben);
  await other.goto(post);
  await other.getByRole("button", { name: "Like", exact: true }).click();
  await expect(page.getByRole("link", { name: "Ben likes this" })).toBeVisible();
  await other.getByRole("textbox", { name: "Your comment" }).fill("Which harbour?");
  await other.getByRole("button", { name: "Comment", exact: true }).click();
  await expect(page.getByText("Which harbour?")).toBeVisible();
});

test("a request to be friends arrives by itself", async ({ page, browser, baseURL }) => {
  const [ann, ben] = [someone("Ann"), someone("Ben")];
  await arrive(page, ann);
  const other = await (await browser.newContext({ baseURL, locale: "en" })).newPage();
  await arrive(other, ben);
  const listening = page.waitForResponse((response) => response.url().endsWith("/api/realtime/auth") && response.ok());
  await page.goto("/friends");
  await listening;
  await other.goto(`/u/${ann.username}`);
  await other.getByRole("button", { name: "Add friend" }).click();
  await expect(page.getByRole("main").getByText(`@${ben.username}`)).toBeVisible();
});

test("where nothing arrives the page says so and works all the same, and makes up for it by itself", async ({ page, browser, baseURL }) => {
  const ann = await aPhotographer(page, "Ann");
  const other = await (await browser.newContext({ baseURL, locale: "en" })).newPage();
  await arrive(other, someone("Ben"));
  let isDown = true;
  await page.routeWebSocket(/\/realtime\//, (socket) => void (isDown ? socket.close({ code: 1013 }) : socket.connectToServer()));
  await page.goto(ann.photos[0]!);
  await expect(page.getByText("Not live just now.")).toBeVisible();

  await other.goto(ann.photos[0]!);
  await other.getByRole("textbox", { name: "Your comment" }).fill("Which lens was it?");
  await other.getByRole("button", { name: "Comment", exact: true }).click();
  await expect(other.getByText("Which lens was it?")).toBeVisible();
  await page.getByRole("textbox", { name: "Your comment" }).fill("A thought");
  await page.getByRole("button", { name: "Comment", exact: true }).click();
  await expect(page.getByRole("article").filter({ hasText: "A thought" })).toBeVisible();
  await other.getByRole("button", { name: "Like", exact: true }).click();
  await expect(other.getByRole("button", { name: "Like: 1" })).toBeVisible();
  await expect(page.getByRole("link", { name: "Ben likes this" })).toHaveCount(0);

  isDown = false;
  // pusher-js tries again every fifteen seconds.
  await expect(page.getByRole("link", { name: "Ben likes this" })).toBeVisible({ timeout: 120_000 });
  await expect(page.getByText("Not live just now.")).toHaveCount(0);
});
