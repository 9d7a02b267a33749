import { expect, test } from "./fixtures";
import { aPhotographer } from "./people";

test("without JavaScript one reads the feed, a photo and a profile, searches and edits", async ({ page, browser, baseURL }) => {
  const { username, mark, photos } = await aPhotographer(page, "Tove");
  const context = await browser.newContext({ baseURL, locale: "en", javaScriptEnabled: false, storageState: await page.context().storageState() });
  const plain = await context.newPage();

  await plain.goto("/");
  await expect(plain.getByRole("article").first()).toBeVisible();
  await expect(plain.getByRole("article").filter({ hasText: "Tove" }).first().getByRole("img")).toHaveCount(3);
  await plain.goto(`/u/${username}`);
  await expect(plain.getByRole("main").getByRole("img")).toHaveCount(3);
  await plain.goto(photos[0]!);
  await expect(plain.getByRole("main")).toContainText(`Testar ${mark}`);

  await plain.goto("/search");
  await plain.getByRole("searchbox", { name: "Search photographs" }).fill(mark);
  await plain.getByRole("main").getByRole("button", { name: "Search" }).click();
  await expect(plain.getByRole("heading", { level: 2, name: "3 photos" })).toBeVisible();

  await plain.goto(`${photos[0]!}/edit`);
  await plain.getByLabel("Title").fill("Written by hand");
  await plain.getByRole("button", { name: "Save" }).click();
  await expect(plain.getByRole("heading", { name: "Written by hand" })).toBeVisible();

  await plain.goto("/settings");
  await plain.getByLabel("About you", { exact: true }).fill("Light, mostly.");
  await plain.getByLabel("City", { exact: true }).fill("Bergen");
  await plain.getByLabel("Who may see it: City").selectOption("friends");
  await plain.locator("section#about").getByRole("button").click();
  await expect(plain.locator("section#about")).toContainText("Saved.");
  await expect(plain.getByLabel("Who may see it: City")).toHaveValue("friends");
  await plain.getByRole("radio", { name: "Your name" }).check();
  await plain.locator("section#signature").getByRole("button", { name: "Save" }).click();
  await expect(plain.locator("section#signature")).toContainText("Saved.");
  await expect(plain.getByText("Uploading needs JavaScript").first()).toBeVisible();
  await plain.goto(`/u/${username}`);
  await expect(plain.getByText("Light, mostly.")).toBeVisible();
  await expect(plain.getByText("Bergen")).toBeVisible();
});

test("without JavaScript what is missing, or the staff's, says so, and says it by its status too", async ({ page, browser, baseURL }) => {
  const { username } = await aPhotographer(page, "Runa");
  const context = await browser.newContext({ baseURL, locale: "en", javaScriptEnabled: false, storageState: await page.context().storageState() });
  const plain = await context.newPage();
  const gone = crypto.randomUUID().replace(/^(.{14})./, "$17");
  const says = async (path: string, status: number, words: string) => {
    expect({ path, status: (await plain.goto(path))?.status() }).toEqual({ path, status });
    await expect(plain.getByRole("heading", { level: 1, name: words })).toBeVisible();
    expect({ path, title: await plain.title() }).toEqual({ path, title: `${words} · Halation` });
  };
  const missing = [
    `/p/${gone}`,
    `/p/${gone}/edit`,
    `/p/${gone}/picture`,
    `/post/${gone}`,
    `/post/${gone}/edit`,
    `/u/nobody-${username}`,
    `/u/nobody-${username}/followers`,
    `/u/${username}/nothing`,
    "/camera/nobody-has-this",
    "/t/%20",
  ];
  for (const path of missing) await says(path, 404, "Nothing here");
  const staffs = ["", "/members/" + gone, "/invitations", "/limits", "/gear", "/gear/" + gone, "/instance", "/mailbox", "/mailbox/" + gone];
  for (const place of staffs) await says("/admin" + place, 403, "This part belongs to the staff");
  await plain.getByRole("main").getByRole("link", { name: "Go to the start" }).click();
  await expect(plain).toHaveURL("/");
});
