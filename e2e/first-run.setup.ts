import { expect, introduce, test } from "./fixtures";

test("whoever opens the set-up link becomes the administrator, once", async ({ page, browser }) => {
  const link = process.env.E2E_SETUP_LINK ?? "";
  await page.goto(link);
  await page.getByLabel("What is it called?").fill("The Light Room");
  await page.getByRole("radio", { name: /^Yes/ }).check();
  await introduce(page, { name: "Kay Eper", username: "keeper", email: "keeper@example.test" });
  await page.getByRole("button", { name: "Set up" }).click();
  await page.waitForURL("/");
  await page.goto("/admin");
  await expect(page.getByText("keeper@example.test")).toBeVisible();

  const another = await (await browser.newContext()).newPage();
  await another.goto(link);
  await expect(another.getByText("This link no longer works")).toBeVisible();
});
