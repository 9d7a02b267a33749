import type { Browser, Page } from "@playwright/test";
import { startInstance, type Instance } from "@/scripts/testing/instance";
import { enterCode, expect, expectAccessible, introduce, PASSWORD, someone, test } from "../fixtures";
import { latestMail } from "../mail";

// An instance of its own, because it is closed to newcomers half of the time.
let instance: Instance;
test.beforeAll(async () => {
  instance = await startInstance({ log: "test-results/registration-instance.log" });
});
test.afterAll(() => instance?.stop());

const visitor = async (browser: Browser): Promise<Page> => (await browser.newContext({ baseURL: instance.url, locale: "en" })).newPage();

async function becomeAdministrator(page: Page): Promise<void> {
  await page.goto(instance.setupLink ?? "");
  await page.getByRole("radio", { name: /^Yes/ }).check();
  await introduce(page, { name: "Kay Eper", username: "keeper", email: "keeper@example.test" });
  await page.getByRole("button", { name: "Set up" }).click();
  await page.waitForURL("/");
}

async function decide(page: Page, mode: RegExp): Promise<void> {
  await page.goto("/admin/instance");
  const form = page.locator("form").filter({ has: page.getByRole("radio", { name: mode }) });
  await form.getByRole("radio", { name: mode }).check();
  await form.getByRole("button", { name: "Save" }).click();
  await expect(form.getByText("Saved")).toBeVisible();
}

/** Fills the form in that stands on this page, and confirms the address. */
async function signUpHere(page: Page, person: ReturnType<typeof someone>): Promise<void> {
  await introduce(page, person);
  await page.getByRole("main").getByRole("button", { name: "Sign up" }).click();
  await enterCode(page, person, instance.dataDir);
}

test("administrators decide who signs up: by a link, by their word, or nobody", async ({ browser }) => {
  const keeper = await visitor(browser);
  await becomeAdministrator(keeper);

  await test.step("by invitation", async () => {
    await decide(keeper, /^By invitation/);
    const guest = await visitor(browser);
    await guest.goto("/sign-up");
    await expect(guest.getByRole("heading", { name: "By invitation only" })).toBeVisible();
    await expectAccessible(guest);
    await keeper.goto("/admin/invitations");
    await keeper.getByLabel("For whom").fill("Vera");
    await keeper.getByRole("button", { name: "Make an invitation" }).click();
    const link = await keeper.getByLabel("Link of “Vera”").inputValue();
    await expectAccessible(keeper);
    await guest.goto(link);
    await expect(guest.getByText("You are invited")).toBeVisible();
    await expectAccessible(guest);
    await signUpHere(guest, someone("Vera"));
    await guest.waitForURL("/");
    await keeper.reload();
    await expect(keeper.getByText("1 of 1 used")).toBeVisible();
    const late = await visitor(browser);
    await late.goto(link);
    await expect(late.getByRole("heading", { name: "This invitation works no longer" })).toBeVisible();
  });

  await test.step("by approval", async () => {
    await decide(keeper, /^By approval/);
    const [asking, unwanted] = [someone("Ada"), someone("Una")];
    const [ada, una] = [await visitor(browser), await visitor(browser)];
    for (const [page, person] of [
      [ada, asking],
      [una, unwanted],
    ] as const) {
      await page.goto("/sign-up");
      await expect(page.getByText("Administrators decide who joins here")).toBeVisible();
      await signUpHere(page, person);
      await expect(page.getByRole("heading", { name: "An administrator will let you in" })).toBeVisible();
    }
    await expectAccessible(ada);
    await ada.goto("/upload");
    await expect(ada.getByRole("heading", { name: "Almost there" })).toBeVisible();
    await latestMail("keeper@example.test", instance.dataDir, new RegExp(asking.username));

    await keeper.goto("/admin");
    await expectAccessible(keeper);
    await keeper.getByRole("button", { name: `Approve ${asking.username}` }).click();
    await expect(keeper.getByRole("button", { name: `Approve ${asking.username}` })).toHaveCount(0);
    await ada.goto("/upload");
    await expect(ada.locator('input[type="file"]').first()).toBeAttached();
    await latestMail(asking.email, instance.dataDir, /^Welcome/);

    await keeper.getByLabel(`Decline ${unwanted.username}`).click();
    await keeper.getByRole("button", { name: "Decline and remove" }).click();
    await expect(keeper.getByLabel(`Decline ${unwanted.username}`)).toHaveCount(0);
    await latestMail(unwanted.email, instance.dataDir, /Your request/);
    await una.goto("/settings");
    await una.waitForURL("**/sign-in*");
  });

  await test.step("a member is suspended, and comes back", async () => {
    await keeper.goto("/admin");
    const vera = await visitor(browser);
    await keeper.getByRole("link", { name: "Ada", exact: true }).click();
    await expect(keeper.getByRole("heading", { name: "Ada" })).toBeVisible();
    await keeper.getByRole("button", { name: "Suspend" }).click();
    await expect(keeper.getByRole("button", { name: "Restore" })).toBeVisible();
    await expectAccessible(keeper);
    await vera.goto("/sign-in");
    const username = (await keeper.getByText(/^ada-/).first().textContent()) ?? "";
    await vera.getByLabel("Email or username").fill(username.trim().split(/\s/)[0]!);
    await vera.getByLabel("Password").fill(PASSWORD);
    await vera.getByRole("main").getByRole("button", { name: "Sign in" }).click();
    await expect(vera.getByText("This account is suspended")).toBeVisible();
    await keeper.getByRole("button", { name: "Restore" }).click();
    await expect(keeper.getByRole("button", { name: "Suspend" })).toBeVisible();
    await keeper.getByRole("radio", { name: /^Moderator/ }).check();
    await keeper.getByRole("button", { name: "Save role" }).click();
    await expect(keeper.getByText("The role is changed.")).toBeVisible();
  });

  await test.step("closed", async () => {
    await decide(keeper, /^Closed/);
    const guest = await visitor(browser);
    for (const path of ["/", "/sign-in", "/upload"]) {
      await guest.goto(path);
      await expect(guest.getByRole("link", { name: "Sign up" })).toHaveCount(0);
    }
    await guest.goto("/sign-up");
    await expect(guest.getByRole("heading", { name: "Signing up is closed" })).toBeVisible();
    await expectAccessible(guest);
  });
});
