import type { Page } from "@playwright/test";
import { gearUrl, makerUrl } from "@/lib/gear/schema";
import {
  answer,
  applyNothing,
  chooseAPassword,
  complete,
  compose,
  cutToSize,
  enlarge,
  fillTray,
  openFilters,
  openKeys,
  ownProfile,
  recoveryCode,
  restOnName,
  sign,
  signIn,
  submit,
} from "./arrange";
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

const at =
  (path: string): Scene["path"] =>
  () =>
    path;
const photo =
  (which: keyof World["photos"], suffix = ""): Scene["path"] =>
  ({ photos }) =>
    `/p/${photos[which]}${suffix}`;

const post =
  (which: keyof World["posts"], suffix = ""): Scene["path"] =>
  ({ posts }) =>
    `/post/${posts[which]}${suffix}`;

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
  { name: "unsubscribe", as: "guest", path: ({ links }) => `/unsubscribe?token=${links.unsubscribe}` },
  { name: "unsubscribe-over", as: "guest", path: at("/unsubscribe?token=cut") },
  { name: "unsubscribe-done", as: "guest", path: at("/unsubscribe?done=yes") },
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
  {
    name: "search-filters-hour",
    as: "member",
    path: ({ searches }) => searches.chosen,
    only: "narrow",
    covers: true,
    arrange: (page) => page.locator('.sheet-links a[href="#facet-hour"]').click(),
  },
  { name: "search-suggestions", as: "member", path: at("/search"), arrange: (page) => complete(page, "ni") },
  { name: "search-popular", as: "guest", path: at("/search?sort=popular&orientation=portrait") },
  { name: "search-people", as: "member", path: at("/search/people?q=a") },
  { name: "search-people-guest", as: "guest", path: at("/search/people?q=a") },
  { name: "search-posts", as: "member", path: at("/search/posts?q=light") },
  { name: "search-posts-nothing", as: "member", path: at("/search/posts?q=nobodysaysthis") },
  { name: "search-tags", as: "member", path: at("/search/tags?q=o") },
  { name: "compare", as: "member", path: at("/compare") },
  { name: "compare-cameras", as: "member", path: ({ compared }) => compared.cameras },
  { name: "compare-loupe", as: "guest", path: ({ compared }) => compared.loupe },
  { name: "compare-lenses", as: "member", path: ({ compared }) => compared.lenses },
  { name: "compare-one", as: "member", path: ({ compared }) => compared.one },
  { name: "compare-photos", as: "member", path: ({ compared }) => compared.photos },
  { name: "compare-nothing", as: "guest", path: at("/compare?find=nothing+of+that+name") },
  { name: "compare-unknown", as: "member", path: at("/compare?camera=nobody-has-this&camera=nor-this") },
  { name: "search-guest", as: "guest", path: at("/search") },
  { name: "statistics", as: "member", path: at("/statistics") },
  { name: "statistics-days", as: "member", path: at("/statistics?period=days") },
  { name: "statistics-nothing", as: "newcomer", path: at("/statistics") },
  { name: "notifications", as: "member", path: at("/notifications") },
  { name: "notifications-unread", as: "member", path: at("/notifications?show=unread") },
  { name: "notifications-none", as: "newcomer", path: at("/notifications") },
  { name: "settings-notifications", as: "member", path: at("/settings/notifications") },
  { name: "searches", as: "member", path: at("/searches") },
  { name: "searches-nothing", as: "newcomer", path: at("/searches") },
  { name: "camera", as: "member", path: ({ gear }) => gearUrl(gear.camera) },
  { name: "camera-guest", as: "guest", path: ({ gear }) => gearUrl(gear.camera) },
  { name: "camera-rare", as: "member", path: ({ gear }) => gearUrl(gear.rare) },
  { name: "camera-nothing", as: "guest", path: ({ gear }) => gearUrl(gear.hidden) },
  { name: "lens", as: "member", path: ({ gear }) => gearUrl(gear.lens) },
  { name: "make", as: "member", path: ({ gear }) => makerUrl(gear.camera.maker) },
  { name: "cameras", as: "member", path: at("/cameras") },
  { name: "cameras-by-maker", as: "guest", path: at("/cameras?by=maker") },
  { name: "cameras-nothing", as: "member", path: at("/cameras?q=nobodyusesthis") },
  { name: "lenses", as: "member", path: at("/lenses") },

  { name: "photo", as: "member", path: photo("landscape") },
  { name: "photo-portrait", as: "member", path: photo("portrait") },
  { name: "photo-own", as: "member", path: photo("own") },
  { name: "photo-guest", as: "guest", path: photo("landscape") },
  { name: "photo-viewer", as: "member", path: photo("landscape"), covers: true, arrange: enlarge() },
  { name: "photo-viewer-near", as: "member", path: photo("landscape"), covers: true, arrange: enlarge("z", "i") },
  { name: "photo-keys", as: "member", path: photo("landscape"), covers: true, arrange: openKeys },
  { name: "photo-likes", as: "member", path: photo("landscape", "/likes") },
  { name: "photo-collectors", as: "member", path: photo("landscape", "/collectors") },
  { name: "photo-processing", as: "member", path: photo("processing") },
  { name: "edit", as: "member", path: photo("own", "/edit") },
  { name: "picture", as: "member", path: photo("own", "/picture") },
  { name: "edit-delete", as: "member", path: photo("own", "/edit"), arrange: (page) => page.locator("main details > summary").last().click() },

  { name: "everyone", as: "member", path: at("/everyone") },
  { name: "people", as: "member", path: at("/people") },
  { name: "people-found", as: "member", path: at("/people?q=an") },
  { name: "people-nothing", as: "member", path: at("/people?q=nobody+of+that+name") },

  { name: "post", as: "member", path: post("told") },
  { name: "post-guest", as: "guest", path: post("told") },
  { name: "post-own", as: "member", path: post("own") },
  { name: "post-edit", as: "member", path: post("own", "/edit") },
  { name: "post-likes", as: "member", path: post("told", "/likes") },
  { name: "wall", as: "member", path: ({ other }) => `/u/${other}/posts` },
  { name: "wall-own", as: "member", path: ({ member }) => `/u/${member}/posts` },
  { name: "wall-compose", as: "member", path: ({ member }) => `/u/${member}/posts`, arrange: compose },
  { name: "wall-name", as: "member", path: ({ other }) => `/u/${other}/posts`, only: "wide", covers: true, arrange: restOnName },
  { name: "publications", as: "member", path: at("/publications") },
  { name: "publications-new", as: "newcomer", path: at("/publications") },

  { name: "profile", as: "member", path: ({ other }) => `/u/${other}` },
  { name: "profile-followers", as: "member", path: ({ other }) => `/u/${other}/followers` },
  { name: "profile-friends", as: "member", path: ({ other }) => `/u/${other}/friends` },
  { name: "profile-collections", as: "member", path: ({ member }) => `/u/${member}/collections` },
  { name: "profile-private", as: "guest", path: ({ closed }) => `/u/${closed}` },
  { name: "friends", as: "member", path: at("/friends") },
  { name: "friends-new", as: "newcomer", path: at("/friends") },
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
  { name: "settings-publishing", as: "member", path: at("/settings/publishing") },
  { name: "settings-appearance", as: "member", path: at("/settings/appearance") },
  { name: "settings-people", as: "member", path: at("/settings/people") },
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
  { name: "gear", as: "administrator", path: at("/admin/gear") },
  { name: "gear-one", as: "administrator", path: ({ gear }) => `/admin/gear/${gear.camera.id}` },
  { name: "gear-merge", as: "administrator", path: ({ gear }) => `/admin/gear/${gear.rare.id}?into=${gear.camera.id}` },
  { name: "instance", as: "administrator", path: at("/admin/instance") },
  { name: "mailbox", as: "administrator", path: at("/admin/mailbox") },
  { name: "mail", as: "administrator", path: ({ mails }, language) => `/admin/mailbox/${mails[language]}` },

  { name: "not-found", as: "member", path: at("/p/00000000-0000-7000-8000-000000000000"), status: 404 },
  { name: "not-found-guest", as: "guest", path: at("/nowhere"), status: 404 },
  { name: "forbidden", as: "member", path: at("/admin"), status: 403 },
];
