import type { Page } from "@playwright/test";
import { expect, expectNoSideways, introduce, PASSWORD, someone, test } from "./fixtures";

test("one signs up by keyboard, while the browser proves that no machine does", async ({ page }) => {
  const person = someone("Kim");
  await page.goto("/sign-up");
  const main = page.getByRole("main");
  await expect(main).toContainText("your browser proves that you are no machine");
  await page.getByLabel("Name", { exact: true }).focus();
  await expect(main).toContainText("Proved: you are no machine.");
  await page.keyboard.type(person.name);
  for (const text of [person.username, person.email, "password"]) {
    await page.keyboard.press("Tab");
    await page.keyboard.type(text);
  }
  const strength = page.getByRole("meter");
  await expect(strength).toHaveAttribute("aria-valuetext", "Too easy to guess");
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.type(PASSWORD);
  await expect(strength).toHaveAttribute("aria-valuetext", "Strong");
  await expectNoSideways(page);
  await page.keyboard.press("Enter");
  await page.waitForURL("**/confirm*");
});

test("whoever is refused keeps what they typed, and is given another proof", async ({ page }) => {
  const person = someone("Lou");
  await page.goto("/sign-up");
  await introduce(page, { ...person, username: "keeper" });
  await page.keyboard.press("Enter");
  const username = page.getByLabel("Username");
  await expect(page.getByText("This name is taken")).toBeVisible();
  await expect(username).toBeFocused();
  await expect(username).toHaveValue("keeper");
  await expect(page.getByLabel("Name", { exact: true })).toHaveValue(person.name);
  await expect(page.getByLabel("Email")).toHaveValue(person.email);
  await expect(page.getByLabel("Password")).toHaveValue("");
  await username.fill(person.username);
  await page.getByLabel("Password").fill("password123");
  await page.keyboard.press("Enter");
  await expect(page.getByText("one of the passwords that are tried first")).toBeVisible();
  await page.getByLabel("Password").fill(PASSWORD);
  await page.keyboard.press("Enter");
  await page.waitForURL("**/confirm*");
});

test("a proof that grew old is made anew, and one that did not work out is tried again", async ({ page }) => {
  let asked = 0;
  await page.route("**/api/captcha", async (route) => {
    asked += 1;
    const answer = await route.fetch();
    // The first does not arrive at all, the second is too old as soon as it is there.
    if (asked === 1) return route.fulfill({ status: 204 });
    return route.fulfill({ json: { ...((await answer.json()) as object), ...(asked === 2 && { seconds: 0 }) } });
  });
  const person = someone("Max");
  await page.goto("/sign-up");
  await page.getByLabel("Email").focus();
  await expect(page.getByText("The proof did not work out")).toBeVisible();
  await page.getByRole("button", { name: "Try again" }).click();
  await expect(page.getByText("Proved: you are no machine.")).toBeVisible();
  await introduce(page, person);
  const before = asked;
  await page.getByRole("main").getByRole("button", { name: "Sign up" }).click();
  await page.waitForURL("**/confirm*");
  expect(asked).toBeGreaterThan(before);
});

test("whoever is quicker than the page's scripts loses nothing", async ({ page }) => {
  const arrive = Promise.withResolvers<void>();
  await page.route("**/_next/static/**/*.js", async (route) => {
    await arrive.promise;
    await route.continue();
  });
  const person = someone("Quentin");
  await page.goto("/sign-up", { waitUntil: "commit" });
  await introduce(page, person);
  await page.keyboard.press("Enter");
  arrive.resolve();
  await page.getByRole("main").getByRole("button", { name: "Sign up" }).click();
  await page.waitForURL("**/confirm*");
});

/** Types all that is asked before the page's proof begins, and waits until the form has been sent. */
async function signUpTyping(page: Page, name: string): Promise<void> {
  const typed = Promise.withResolvers<void>();
  await page.route("**/api/captcha", async (route) => {
    await typed.promise;
    await route.continue();
  });
  await page.goto("/sign-up");
  await introduce(page, someone(name));
  typed.resolve();
  await page.waitForURL("**/confirm*");
}

test("whoever presses at the very moment when the proof is found is not refused", async ({ page }) => {
  await page.addInitScript(() => {
    const { stringify } = JSON;
    // Its last step is to write the proof down; a few turns later it is found, and not drawn yet.
    const press = (turns: number): void => {
      if (turns > 0) queueMicrotask(() => press(turns - 1));
      else document.querySelector<HTMLButtonElement>("main button[type=submit]")?.click();
    };
    JSON.stringify = (value: unknown, ...more: []) => {
      if (typeof value === "object" && value !== null && "number" in value && "salt" in value) press(12);
      return stringify(value, ...more);
    };
  });
  await signUpTyping(page, "Odd");
});

test("a key pressed at that moment sends the form all the same", async ({ page }) => {
  // Unlike a click of a script, a key leaves the page time to draw between two who listen for the same event.
  page.on("console", (message) => void (message.text() === "found" && page.keyboard.press("Enter")));
  await page.addInitScript(() => {
    const { stringify } = JSON;
    JSON.stringify = (value: unknown, ...more: []) => {
      if (typeof value === "object" && value !== null && "number" in value && "salt" in value) {
        console.debug("found");
        for (const end = performance.now() + 1000; performance.now() < end;);
      }
      return stringify(value, ...more);
    };
  });
  await signUpTyping(page, "Enno");
});

test("without JavaScript the sign-up page says what it needs, and why", async ({ browser, baseURL }) => {
  const plain = await (await browser.newContext({ baseURL, locale: "en", javaScriptEnabled: false })).newPage();
  await plain.goto("/sign-up");
  // Searching by text passes over what stands in a noscript.
  const said = plain.locator("main noscript p, main noscript p + div");
  await expect(said).toHaveText(["Signing up needs JavaScript", /prove that no machine signs up/]);
  await expect(said.first()).toBeVisible();
  await expect(plain.getByRole("main").getByRole("button", { name: "Sign up" })).toBeDisabled();
});
