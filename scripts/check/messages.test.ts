import { describe, expect, it } from "vitest";
import { textFaults } from "./messages";
import { keysUsed, wordFaults } from "./words";

const languages = (texts: Record<string, Record<string, string>>) =>
  new Map(Object.entries(texts).map(([language, entries]) => [language, new Map(Object.entries(entries))]));

describe("texts", () => {
  it("exist in every language", () => {
    expect(
      textFaults(languages({ en: { "feed.title": "Feed", "feed.more": "More" }, ru: { "feed.title": "Лента" }, fa: { "feed.title": "…", "feed.old": "…" } })),
    ).toEqual(["feed.more: missing in ru", "feed.more: missing in fa", "feed.old: missing in en", "feed.old: missing in ru"]);
  });

  it("parse", () => {
    expect(textFaults(languages({ en: { "feed.n": "{n, plural, one {# photo}}" } }))[0]).toContain("feed.n: not a message");
  });

  it("have the same placeholders in every language", () => {
    const faults = textFaults(languages({ en: { "feed.n": "{n, plural, one {# by {who}} other {# by {who}}}" }, ru: { "feed.n": "{n} фото" } }));
    expect(faults).toEqual(["feed.n: placeholders differ (en: n, who; ru: n)"]);
  });
});

describe("words in code", () => {
  const subjects = new Set(["feed", "errors", "tags"]);
  const keys = new Set(["feed.title", "feed.size.small", "errors.fault", "tags.name"]);
  const faults = (source: string) =>
    wordFaults(keys, [{ file: "x.tsx", uses: keysUsed("x.tsx", source, subjects) }]).filter((fault) => fault.startsWith("x.tsx"));

  it.each([
    [`const t = await getTranslations("feed"); t("missing");`, "x.tsx:1: no text feed.missing"],
    [`const t = useTranslations("feed");\nt.rich("gone", {});`, "x.tsx:2: no text feed.gone"],
    [`const t = await getTranslations(); t("feed.gone");`, "x.tsx:1: no text feed.gone"],
    [`const { t } = speak("en"); t("errors.gone");`, "x.tsx:1: no text errors.gone"],
    ["const t = await getTranslations('feed'); t(`colour.${c}`);", "x.tsx:1: no text feed.colour.…"],
    [`const t = await getTranslations("feed.nothing");`, "x.tsx:1: no text feed.nothing.…"],
    [`throw new AppError("invalid", { key: "errors.gone" });`, "x.tsx:1: no text errors.gone"],
    [`const s = z.string().min(1, "tags.gone");`, "x.tsx:1: no text tags.gone"],
    ["say({ key: `errors.http.${code}` });", "x.tsx:1: no text errors.http.…"],
    [`const [f, t] = await Promise.all([getFormatter(), getTranslations("feed")]); t("gone");`, "x.tsx:1: no text feed.gone"],
    [`async function A() { const t = await getTranslations("feed"); return () => t("gone"); }`, "x.tsx:1: no text feed.gone"],
  ])("must exist: %s", (source, fault) => {
    expect(faults(source)).toEqual([fault]);
  });

  it("that exist are fine, and so is what only looks like them", () => {
    expect(
      faults('const t = await getTranslations("feed"); t("title"); t(`size.${s}`); z.string("errors.fault"); jobKind("tags.index", x); import "feed.css";'),
    ).toEqual([]);
  });

  it("are asked of the translator in scope", () => {
    expect(faults('function A() { const t = useTranslations("feed"); t("title"); } function B() { const t = useTranslations("tags"); t("name"); }')).toEqual(
      [],
    );
    expect(faults('const t = useTranslations("feed"); const line = (t, { x: [y] }) => t("whatever"); const other = ({ t }) => t("whatever");')).toEqual([]);
  });

  it("leave no file of texts unused", () => {
    expect(
      wordFaults(keys, [{ file: "x.tsx", uses: keysUsed("x.tsx", `const t = await getTranslations("feed"); t("title"); say("errors.fault");`, subjects) }]),
    ).toEqual(["messages/*/tags.json: nothing refers to it"]);
  });
});
