import type { Page } from "@playwright/test";
import { cameraFiles } from "@/e2e/cameras";

/** What those whom `world` adds to the demo sign in with (`db/seed/factories`, which wants an environment). */
const PASSWORD = "a darkroom lamp 1947";

/** Opens the viewer of a photo and presses some of its keys. */
export const enlarge =
  (...keys: string[]): ((page: Page) => Promise<void>) =>
  async (page) => {
    await page.locator("[data-enlarge]").click();
    await page.locator("dialog[data-viewer] [data-current] img").first().waitFor();
    for (const key of keys) await page.keyboard.press(key);
  };

/** Opens the list of keys over the viewer. */
export async function openKeys(page: Page): Promise<void> {
  await enlarge("?")(page);
  await page.locator("#keys-title").waitFor();
}

/** Fills a form in and sends it, to see what it complains about. */
export async function submit(page: Page, fields: Record<string, string>): Promise<void> {
  const form = page.locator("main form", { has: page.locator(`[name="${Object.keys(fields)[0]}"]`) }).first();
  await form.evaluate((element: HTMLFormElement) => (element.noValidate = true));
  for (const [name, value] of Object.entries(fields)) await form.locator(`[name="${name}"]`).fill(value);
  await form.locator('[type="submit"]').click();
  await page.locator("main [role=alert], main [role=status] svg, main [aria-invalid=true]").first().waitFor();
}

/** Gives the right password, and goes on to what is asked next. */
export async function signIn(page: Page, login: string, next: string): Promise<void> {
  const form = page.locator("main form").first();
  await form.locator('[name="login"]').fill(login);
  await form.locator('[name="password"]').fill(PASSWORD);
  await form.locator('[type="submit"]').click();
  await page.waitForURL(`**/sign-in/${next}`);
}

export async function recoveryCode(page: Page): Promise<void> {
  await signIn(page, "ulf.lund", "code");
  await page.locator('main a[href$="with=recovery"]').click();
  await page.waitForURL("**/sign-in/code?with=recovery");
}

/** Gives the password in the first form that asks for it, where what it leads to does not stand there yet. */
export async function answer(page: Page, leadsTo: string): Promise<void> {
  if ((await page.locator(`main ${leadsTo}`).count()) > 0) return;
  const form = page.locator("main form", { has: page.locator('[name="password"]') }).first();
  await form.locator('[name="password"]').fill(PASSWORD);
  await form.locator('[type="submit"]').click();
  await page.locator(`main ${leadsTo}`).waitFor();
}

/** Waits until React has taken an element over. */
const alive = (page: Page, selector: string) =>
  page.waitForFunction((wanted) => Object.keys(document.querySelector(wanted) ?? {}).some((key) => key.startsWith("__reactProps")), selector);

/** A picture chosen to become one's own. */
export async function cutToSize(page: Page): Promise<void> {
  const [payload] = await cameraFiles("shots");
  await alive(page, 'input[data-purpose="avatar"]');
  await page.locator('input[data-purpose="avatar"]').setInputFiles(payload!);
  await page.getByRole("application").waitFor();
}

/** A signature, drawn. */
export async function sign(page: Page): Promise<void> {
  await alive(page, "svg[data-strokes]");
  await page.locator('input[name="signature"][value="drawn"]').check();
  const pad = page.locator("svg[data-strokes]");
  await pad.scrollIntoViewIfNeeded();
  const box = (await pad.boundingBox())!;
  const at = (x: number, y: number): [number, number] => [box.x + box.width * x, box.y + box.height * y];
  await page.mouse.move(...at(0.12, 0.7));
  await page.mouse.down();
  for (let step = 0; step <= 80; step += 1) await page.mouse.move(...at(0.12 + step * 0.009, 0.5 - 0.28 * Math.cos(step / 4) * (1 - step / 110)));
  await page.mouse.up();
}

/** As far as the hint about the password, and the proof that no machine signs up. */
export async function chooseAPassword(page: Page): Promise<void> {
  await page.locator("main [name=password]").focus();
  await page.locator('main [name=captcha][value*="number"]').waitFor({ state: "attached" });
  await page.keyboard.type("sunny darkroom");
}

/** Something is pressed that needs more first. */
export async function applyNothing(page: Page): Promise<void> {
  await page.locator("main input[data-select]").first().check();
  const many = page.locator("main section[aria-labelledby=many]");
  if (await many.locator("summary").first().isVisible()) await many.locator("summary").first().click();
  await many.locator("button[value=apply]").click();
  await page.locator("main [role=alert]").first().waitFor();
}

export async function openFilters(page: Page): Promise<void> {
  await page.locator("details[data-sheet] > summary").click();
}

/** Types into the search box until something completes it. */
export async function complete(page: Page, typed: string): Promise<void> {
  await page.locator("main [role=combobox]").fill(typed);
  await page.locator("main [role=option]").first().waitFor();
}

export async function ownProfile(page: Page): Promise<void> {
  await page.goto(new URL((await page.locator('nav a[href^="/u/"]').first().getAttribute("href")) ?? "", page.url()).href);
}

/** Two photos that arrived, one on its way, and a file that is no picture. */
export async function fillTray(page: Page): Promise<void> {
  const payloads = await cameraFiles("shots");
  let sent = 0;
  await page.route("**/api/ingest/**", (route) => (route.request().method() === "PUT" && (sent += 1) === payloads.length ? undefined : route.continue()));
  await page.waitForLoadState("networkidle");
  await page.locator("main input[type=radio]").last().check({ force: true });
  await page
    .locator("main input[type=file]")
    .first()
    .setInputFiles([...payloads, { name: "invoice.pdf", mimeType: "application/pdf", buffer: Buffer.from("%PDF-1.7") }]);
  for (const [state, count] of [
    ["ready", payloads.length - 1],
    ["uploading", 1],
    ["failed", 1],
  ] as const)
    await page
      .locator(`li[data-state=${state}]`)
      .nth(count - 1)
      .waitFor();
}

/** Something half written on a wall. */
export async function compose(page: Page): Promise<void> {
  await page.locator("main details:has(textarea[name=text]) > summary").first().click();
  await page.locator("main textarea[name=text]").first().fill("Three nights on the ice, and the sky would not be still. #aurora");
}

/** The pointer rests on somebody's name until their card is there. */
export async function restOnName(page: Page): Promise<void> {
  await page.waitForLoadState("networkidle");
  await page.locator("main [data-person]").first().hover();
  await page.locator("[data-person][aria-expanded=true]").waitFor();
}
