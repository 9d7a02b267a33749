import type { Page } from "@playwright/test";
import { cameraFiles } from "@/e2e/cameras";
import type { Who, World } from "./world";

/** A page in one of its states. */
export type Scene = {
  /** Begins the file's name. */
  name: string;
  /** Whether it is of an instance that nobody has set up yet; of the demo unless told. */
  empty?: boolean;
  as: Who;
  path: (world: World, language: string) => string;
  /** What the page answers; 200 unless told. */
  status?: number;
  /** Where it exists: below or from 1024 px. */
  only?: "narrow" | "wide";
  /** Something lies over the page, of which there is no whole to show. */
  covers?: boolean;
  /** Brings the page into its state. */
  arrange?: (page: Page) => Promise<void>;
};

/** What those whom `world` adds to the demo sign in with (`db/seed/factories`, which wants an environment). */
const PASSWORD = "a darkroom lamp 1947";

const at =
  (path: string): Scene["path"] =>
  () =>
    path;
const photo =
  (which: keyof World["photos"], suffix = ""): Scene["path"] =>
  ({ photos }) =>
    `/p/${photos[which]}${suffix}`;

/** Opens the viewer of a photo and presses some of its keys. */
const enlarge =
  (...keys: string[]): Scene["arrange"] =>
  async (page) => {
    await page.locator("[data-enlarge]").click();
    await page.locator("dialog[data-viewer] [data-current] img").first().waitFor();
    for (const key of keys) await page.keyboard.press(key);
  };

/** Every page, for those it looks different to. */
export const SCENES: readonly Scene[] = [
  { name: "landing", as: "guest", path: at("/") },
  { name: "landing-empty", as: "guest", path: at("/"), empty: true },
  { name: "sign-in", as: "guest", path: at("/sign-in") },
  { name: "sign-in-wrong", as: "guest", path: at("/sign-in"), arrange: (page) => submit(page, { login: "nobody", password: "not the password" }) },
  { name: "sign-in-over", as: "guest", path: at("/sign-in?over=yes") },
  { name: "sign-in-code", as: "guest", path: at("/sign-in"), arrange: (page) => signIn(page, "ulf.lund", "code") },
  { name: "sign-in-recovery", as: "guest", path: at("/sign-in"), arrange: recoveryCode },
  { name: "sign-in-leaving", as: "guest", path: at("/sign-in"), arrange: (page) => signIn(page, "lea", "leaving") },
  { name: "again", as: "member", path: at("/again") },
  { name: "sign-up", as: "guest", path: at("/sign-up") },
  {
    name: "sign-up-wrong",
    as: "guest",
    path: at("/sign-up"),
    arrange: (page) => submit(page, { username: "-", name: "Vera Holm", email: "vera@example", password: "short" }),
  },
  { name: "sign-up-invited", as: "guest", path: ({ invitation }) => `/sign-up?invitation=${invitation}` },
  { name: "sign-up-password", as: "guest", path: at("/sign-up"), arrange: chooseAPassword },
  { name: "confirm", as: "guest", path: ({ code }) => `/confirm?for=${code}` },
  { name: "confirm-lost", as: "guest", path: at("/confirm") },
  { name: "forgot", as: "guest", path: at("/forgot") },
  { name: "forgot-sent", as: "guest", path: at("/forgot"), arrange: (page) => submit(page, { login: "vera@example.test" }) },
  { name: "reset", as: "guest", path: ({ links }) => `/reset?token=${links.reset}` },
  {
    name: "reset-wrong",
    as: "guest",
    path: ({ links }) => `/reset?token=${links.reset}`,
    arrange: (page) => submit(page, { password: "password12345" }),
  },
  { name: "reset-over", as: "guest", path: at("/reset?token=spent") },
  { name: "reset-done", as: "guest", path: at("/sign-in?reset=yes") },
  { name: "email", as: "guest", path: ({ links }) => `/email?token=${links["email-change"]}` },
  { name: "email-over", as: "guest", path: at("/email?token=spent") },
  { name: "email-done", as: "guest", path: at("/email?done=yes") },
  { name: "email-undo", as: "guest", path: ({ links }) => `/email/undo?token=${links["email-undo"]}` },
  { name: "email-undone", as: "guest", path: at("/email/undo?done=yes") },
  { name: "confirm-waiting", as: "waiting", path: at("/confirm") },
  { name: "setup", as: "guest", path: at("/setup"), empty: true },
  { name: "setup-over", as: "guest", path: at("/setup?token=spent") },

  { name: "home", as: "member", path: at("/") },
  { name: "home-unconfirmed", as: "unconfirmed", path: at("/") },
  { name: "menu", as: "administrator", path: at("/"), only: "narrow", covers: true, arrange: (page) => page.locator('[popovertarget="more"]').click() },
  { name: "explore", as: "member", path: at("/explore") },
  { name: "explore-guest", as: "guest", path: at("/explore") },
  { name: "explore-popular", as: "member", path: at("/explore?popular=month") },
  { name: "explore-posts", as: "member", path: at("/explore/posts") },
  { name: "tag", as: "member", path: at("/t/fog") },
  { name: "tag-collections", as: "guest", path: at("/t/fog?by=collections") },
  { name: "tag-posts", as: "member", path: at("/t/onelens/posts") },
  { name: "tag-nothing", as: "member", path: at("/t/nobody_uses_this") },
  { name: "settings-tags", as: "member", path: at("/settings/tags") },
  { name: "search", as: "member", path: at("/search") },
  { name: "search-chosen", as: "member", path: ({ searches }) => searches.chosen },
  { name: "search-nothing", as: "member", path: ({ searches }) => searches.nothing },
  { name: "search-filters", as: "member", path: ({ searches }) => searches.chosen, only: "narrow", covers: true, arrange: openFilters },
  { name: "search-guest", as: "guest", path: at("/search") },

  { name: "photo", as: "member", path: photo("landscape") },
  { name: "photo-portrait", as: "member", path: photo("portrait") },
  { name: "photo-own", as: "member", path: photo("own") },
  { name: "photo-guest", as: "guest", path: photo("landscape") },
  { name: "photo-viewer", as: "member", path: photo("landscape"), covers: true, arrange: enlarge() },
  { name: "photo-viewer-near", as: "member", path: photo("landscape"), covers: true, arrange: enlarge("z", "i") },
  { name: "photo-keys", as: "member", path: photo("landscape"), covers: true, arrange: enlarge("?") },
  { name: "photo-processing", as: "member", path: photo("processing") },
  { name: "edit", as: "member", path: photo("own", "/edit") },
  { name: "picture", as: "member", path: photo("own", "/picture") },
  { name: "edit-delete", as: "member", path: photo("own", "/edit"), arrange: (page) => page.locator("main details > summary").last().click() },

  { name: "profile", as: "member", path: ({ other }) => `/u/${other}` },
  { name: "profile-followers", as: "member", path: ({ other }) => `/u/${other}/followers` },
  { name: "friends", as: "member", path: at("/friends") },
  { name: "profile-own", as: "member", path: ({ member }) => `/u/${member}` },
  { name: "profile-new", as: "newcomer", path: at("/"), arrange: ownProfile },
  { name: "profile-guest", as: "guest", path: ({ other }) => `/u/${other}` },

  { name: "upload", as: "newcomer", path: at("/upload") },
  { name: "upload-tray", as: "uploader", path: at("/upload"), arrange: fillTray },
  { name: "review", as: "uploader", path: at("/upload/review") },
  { name: "review-empty", as: "newcomer", path: at("/upload/review") },
  { name: "review-wrong", as: "uploader", path: at("/upload/review"), arrange: applyNothing },
  { name: "photo-draft", as: "uploader", path: photo("draft") },
  { name: "upload-guest", as: "guest", path: at("/upload") },
  { name: "upload-unconfirmed", as: "unconfirmed", path: at("/upload") },

  { name: "settings", as: "member", path: at("/settings") },
  { name: "settings-crop", as: "member", path: at("/settings"), arrange: cutToSize },
  { name: "settings-drawn", as: "member", path: at("/settings"), arrange: sign },
  { name: "settings-wrong", as: "member", path: at("/settings"), arrange: (page) => submit(page, { website: "javascript:alert(1)", birthday: "1822-01-01" }) },
  { name: "settings-failed", as: "newcomer", path: at("/settings") },
  { name: "settings-unconfirmed", as: "unconfirmed", path: at("/settings") },
  { name: "account", as: "member", path: at("/settings/account") },
  { name: "account-pending", as: "newcomer", path: at("/settings/account") },
  { name: "account-unconfirmed", as: "unconfirmed", path: at("/settings/account") },
  { name: "sessions", as: "member", path: at("/settings/sessions") },
  { name: "two-factor", as: "member", path: at("/settings/two-factor") },
  { name: "two-factor-unconfirmed", as: "unconfirmed", path: at("/settings/two-factor") },
  { name: "two-factor-set-up", as: "newcomer", path: at("/settings/two-factor"), arrange: (page) => answer(page, "svg[role=img]") },
  { name: "two-factor-on", as: "uploader", path: at("/settings/two-factor") },
  { name: "two-factor-codes", as: "uploader", path: at("/settings/two-factor"), arrange: (page) => answer(page, "[data-print]") },
  { name: "data", as: "newcomer", path: at("/settings/data") },
  { name: "data-ready", as: "member", path: at("/settings/data") },
  { name: "leave", as: "member", path: at("/settings/data/leave") },
  {
    name: "leave-wrong",
    as: "member",
    path: at("/settings/data/leave"),
    arrange: (page) => submit(page, { leaver: "somebody else", password: "not the password" }),
  },
  { name: "leave-last", as: "administrator", path: at("/settings/data/leave") },
  { name: "goodbye", as: "guest", path: at("/goodbye") },
  { name: "members", as: "administrator", path: at("/admin") },
  { name: "member", as: "administrator", path: ({ waitingMember }) => `/admin/members/${waitingMember}` },
  { name: "members-decline", as: "administrator", path: at("/admin"), arrange: (page) => page.locator("main details > summary").first().click() },
  { name: "invitations", as: "administrator", path: at("/admin/invitations") },
  { name: "limits", as: "administrator", path: at("/admin/limits") },
  { name: "instance", as: "administrator", path: at("/admin/instance") },
  { name: "mailbox", as: "administrator", path: at("/admin/mailbox") },
  { name: "mail", as: "administrator", path: ({ mails }, language) => `/admin/mailbox/${mails[language]}` },

  { name: "not-found", as: "member", path: at("/p/00000000-0000-7000-8000-000000000000"), status: 404 },
  { name: "not-found-guest", as: "guest", path: at("/nowhere"), status: 404 },
  { name: "forbidden", as: "member", path: at("/admin"), status: 403 },
];

/** Fills a form in and sends it, to see what it complains about. */
async function submit(page: Page, fields: Record<string, string>): Promise<void> {
  const form = page.locator("main form", { has: page.locator(`[name="${Object.keys(fields)[0]}"]`) }).first();
  await form.evaluate((element: HTMLFormElement) => (element.noValidate = true));
  for (const [name, value] of Object.entries(fields)) await form.locator(`[name="${name}"]`).fill(value);
  await form.locator('[type="submit"]').click();
  await page.locator("main [role=alert], main [role=status] svg, main [aria-invalid=true]").first().waitFor();
}

/** Gives the right password, and goes on to what is asked next. */
async function signIn(page: Page, login: string, next: string): Promise<void> {
  const form = page.locator("main form").first();
  await form.locator('[name="login"]').fill(login);
  await form.locator('[name="password"]').fill(PASSWORD);
  await form.locator('[type="submit"]').click();
  await page.waitForURL(`**/sign-in/${next}`);
}

async function recoveryCode(page: Page): Promise<void> {
  await signIn(page, "ulf.lund", "code");
  await page.locator('main a[href$="with=recovery"]').click();
  await page.waitForURL("**/sign-in/code?with=recovery");
}

/** Gives the password in the first form that asks for it, where what it leads to does not stand there yet. */
async function answer(page: Page, leadsTo: string): Promise<void> {
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
async function cutToSize(page: Page): Promise<void> {
  const [payload] = await cameraFiles("shots");
  await alive(page, 'input[data-purpose="avatar"]');
  await page.locator('input[data-purpose="avatar"]').setInputFiles(payload!);
  await page.getByRole("application").waitFor();
}

/** A signature, drawn. */
async function sign(page: Page): Promise<void> {
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
async function chooseAPassword(page: Page): Promise<void> {
  await page.locator("main [name=password]").focus();
  await page.locator('main [name=captcha][value*="number"]').waitFor({ state: "attached" });
  await page.keyboard.type("sunny darkroom");
}

/** Something is pressed that needs more first. */
async function applyNothing(page: Page): Promise<void> {
  await page.locator("main input[data-select]").first().check();
  const many = page.locator("main section[aria-labelledby=many]");
  if (await many.locator("summary").first().isVisible()) await many.locator("summary").first().click();
  await many.locator("button[value=apply]").click();
  await page.locator("main [role=alert]").first().waitFor();
}

async function openFilters(page: Page): Promise<void> {
  await page.locator("section[aria-labelledby=filters-title] > details > summary").click();
}

async function ownProfile(page: Page): Promise<void> {
  await page.goto(new URL((await page.locator('nav a[href^="/u/"]').first().getAttribute("href")) ?? "", page.url()).href);
}

/** Two photos that arrived, one on its way, and a file that is no picture. */
async function fillTray(page: Page): Promise<void> {
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
