import { createTranslator } from "next-intl";
import type { ReactElement } from "react";
import { prerender } from "react-dom/static";
import { expect, it, vi } from "vitest";
import { newId } from "@/lib/core/ids";
import { KINDS, type NotificationKind, type NotificationView } from "@/lib/notifications/types";
import type { PersonCard } from "@/lib/people/types";
import en from "@/messages/en/notifications.json";
import people from "@/messages/en/people.json";
import ru from "@/messages/ru/notifications.json";
import { Notifications } from "./notifications";

const language: { now: "en" | "ru" } = { now: "en" };

vi.mock("next-intl/server", () => ({
  getTranslations: (namespace: string) =>
    createTranslator({ locale: language.now, messages: { notifications: language.now === "en" ? en : ru, people }, namespace: namespace as "notifications" }),
  getFormatter: () => ({ dateTime: () => "then", relativeTime: () => "a moment ago", number: String }),
}));
vi.mock("@/lib/notifications/actions", () => {
  const action = () => Promise.resolve({});
  return { markReadAction: action, openedAction: action, markAllReadAction: action };
});
vi.mock("@/lib/notifications/silence/actions", () => ({ silenceAction: () => Promise.resolve({}) }));
vi.mock("@/lib/people/relations/actions", () => ({ relateAction: () => Promise.resolve({}) }));

async function draw(element: ReactElement, speaking: "en" | "ru" = "en"): Promise<string> {
  language.now = speaking;
  const { prelude } = await prerender(element);
  return (await new Response(prelude).text()).replaceAll("<!-- -->", "");
}

/** The text of a page, without its markup. */
const textOf = (html: string): string => html.replaceAll(/<script.*?<\/script>/gs, "").replaceAll(/<[^>]+>/g, "");

const person = (name: string): PersonCard => ({ id: newId<"user">(), username: name.toLowerCase(), name, avatarToken: null });

function line(kind: NotificationKind, names: string[], count: number, changes: Partial<NotificationView> = {}): NotificationView {
  const doers = { people: names.map(person), count };
  const base = {
    id: newId<"notification">(),
    kind,
    createdAt: new Date(0),
    unread: false,
    things: count,
    words: "",
    photos: [],
    href: "/p/1" as NotificationView["href"],
  };
  return { ...base, doers, about: "photo", thing: { target: "photo", id: "1" }, ...changes };
}

const page = (...notifications: NotificationView[]) => <Notifications notifications={notifications} next={null} filter="all" first unread={1} />;

it.each([
  ["en", ["Ann"], 1, "Ann likes your photo"],
  ["en", ["Ann", "Bo"], 2, "Ann and Bo like your photo"],
  ["en", ["Ann", "Bo", "Cy"], 12, "Ann, Bo and 10 others like your photo"],
  ["ru", ["Анна"], 1, "Анна ставит «нравится» вашей фотографии"],
  ["ru", ["Анна", "Борис", "Вера"], 4, "Анна, Борис и ещё 2 человека ставят «нравится» вашей фотографии"],
] as const)("says in %s who did it, of %j the first, %i in all", async (speaking, names, count, said) => {
  expect(textOf(await draw(page(line("like", [...names], count)), speaking))).toContain(said);
});

it("has words for every kind, about everything, in both languages", async () => {
  for (const speaking of ["en", "ru"] as const)
    for (const about of ["photo", "post", "photo-comment", "post-comment"] as const) {
      const text = textOf(await draw(page(...KINDS.map((kind) => line(kind, ["Ann"], 1, { about }))), speaking));
      expect(text).not.toMatch(/says\.|\{|undefined/);
    }
});

it("an unread line can be read, and says for whom it is what reads it; others cannot", async () => {
  const html = await draw(page(line("like", ["Ann"], 1, { unread: true }), line("comment", ["Bo"], 1, { words: "<b>fog</b>" })));
  expect(html).toContain('aria-label="Mark as read: Ann likes your photo"');
  expect(html).not.toContain("Mark as read: Bo");
  expect(html).toContain("Mark all as read");
  expect(html).toContain("&lt;b&gt;fog&lt;/b&gt;");
});

it("who asks can be answered in place", async () => {
  const html = await draw(page(line("friend-request", ["Ann"], 1, { about: null, thing: null })));
  expect(textOf(html)).toContain("Ann would like to be friends");
  for (const deed of ["accept", "decline"]) expect(html).toContain(`value="${deed}"`);
});

it("says what would be here", async () => {
  expect(textOf(await draw(page()))).toContain("Nothing yet");
  expect(textOf(await draw(<Notifications notifications={[]} next={null} filter="unread" first unread={0} />, "ru"))).toContain("Всё прочитано");
});
