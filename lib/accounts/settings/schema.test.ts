import { describe, expect, it } from "vitest";
import { languages, messagesOf } from "@/lib/platform/messages";
import { appearanceSchema, profileSchema, signatureSchema } from "./schema";
import { SILENT } from "./types";

const good = { ...SILENT, name: "Vivian Maier", birthday: "" };

const read = (changes: Record<string, unknown>) => profileSchema.parse({ ...good, ...changes });

/** Message keys by field, as the form would show them: the first of each. */
function complaints(changes: Record<string, unknown>): Record<string, string> {
  const issues = profileSchema.safeParse({ ...good, ...changes }).error?.issues ?? [];
  return Object.fromEntries(issues.toReversed().map((issue): [string, string] => [String(issue.path[0]), issue.message]));
}

describe("a profile", () => {
  it("may be silent", () => {
    expect(read({})).toEqual({ ...SILENT, name: "Vivian Maier" });
  });

  it("is tidied", () => {
    const typed = { bio: " One\r\n\r\n\r\n\r\nTwo\t3 ", city: " Tromso\u0308 ", interests: "Aurora; sledges,\naurora,, night", contacts: " a \r\n\r\n b " };
    expect(read(typed)).toMatchObject({ bio: "One\n\nTwo\t3", city: "Tromsö", interests: "aurora, sledges, night", contacts: "a\nb" });
  });

  it.each([
    ["bio", 1000],
    ["city", 80],
    ["interests", 300],
    ["contacts", 500],
  ])("has room: %s", (field, longest) => {
    expect(complaints({ [field]: "x".repeat(longest) })).toEqual({});
    expect(complaints({ [field]: "x".repeat(longest + 1) })).toEqual({ [field]: "profile.long" });
  });

  it.each(["bio", "website", "city", "interests", "contacts"])("refuses what cannot be shown: %s", (field) => {
    const hidden = ["a\u0000b", "a\u202eb", "a\u2028b", "a\u200fb", "a\u0007b", "a\u0085b"];
    const said = hidden.map((text) => complaints({ [field]: text })[field]);
    expect(said).toEqual(hidden.map(() => "accounts.name.unprintable"));
  });

  it("is for whom somebody says, and for nobody else we know", () => {
    expect(read({ cityFor: "private" }).cityFor).toBe("private");
    for (const wrong of ["", "everyone", "PUBLIC", undefined, ["public", "private"]])
      expect(complaints({ cityFor: wrong })).toEqual({ cityFor: "errors.invalid" });
  });

  it("holds nothing that was not asked for", () => {
    expect(read({ role: "administrator", userId: "x" })).toEqual({ ...SILENT, name: "Vivian Maier" });
  });
});

describe("a website", () => {
  it.each([
    ["https://example.org", "https://example.org"],
    ["http://nas:8080/~ann?x=1#y", "http://nas:8080/~ann?x=1#y"],
    ["HTTPS://Example.org/", "HTTPS://Example.org/"],
    ["example.org", "https://example.org"],
    ["example.org:8080/a", "https://example.org:8080/a"],
    ["//example.org", "https://example.org"],
    ["https://пример.рф/фото", "https://пример.рф/фото"],
    ["", ""],
  ])("is a web address: %j", (typed, website) => {
    expect(read({ website: typed }).website).toBe(website);
  });

  it.each([
    "javascript:alert(1)",
    "JavaScript:alert(1)//https://",
    "java\u00adscript:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    "vbscript:x",
    "file:///etc/passwd",
    "ftp://example.org",
    "mailto:a@example.org",
    "https:",
    "https://",
    "https:///evil.example",
    "https:\\\\evil.example",
    "https://google.com@evil.example",
    "https://user:secret@example.org",
    'https://example.org/"onmouseover="alert(1)',
    "https://example.org/<b>",
    "https://exa mple.org",
    "https://[::1",
  ])("is nothing else: %j", (website) => {
    expect(complaints({ website })).toEqual({ website: "profile.website.wrong" });
  });

  it("is not endless", () => {
    expect(complaints({ website: `https://example.org/${"a".repeat(181)}` })).toEqual({ website: "profile.long" });
    expect(complaints({ website: `example.org/${"a".repeat(188)}` })).toEqual({ website: "profile.long" });
  });
});

describe("a birthday", () => {
  it.each(["1980-02-29", "1900-01-01", new Date().toISOString().slice(0, 10)])("is a day: %s", (birthday) => {
    expect(read({ birthday }).birthday).toBe(birthday);
  });

  it.each([
    ["1981-02-29", "wrong"],
    ["29.02.1980", "wrong"],
    ["1980", "wrong"],
    ["0000-00-00", "wrong"],
    ["1899-12-31", "early"],
    [new Date(Date.now() + 3 * 86_400_000).toISOString().slice(0, 10), "future"],
    ["9999-12-31", "future"],
  ])("is no other text: %s", (birthday, reason) => {
    expect(complaints({ birthday })).toEqual({ birthday: `profile.birthday.${reason}` });
  });
});

describe("appearance", () => {
  it("needs a time zone of the world", () => {
    const parse = (timeZone: unknown) => appearanceSchema.safeParse({ language: "en", theme: "dark", timeZone });
    expect(parse("Europe/Berlin").data?.timeZone).toBe("Europe/Berlin");
    for (const wrong of ["", "Mars/Olympus", "x".repeat(100), undefined, 7]) expect(parse(wrong).error?.issues[0]?.message).toBe("profile.zone.wrong");
  });
});

describe("a signature", () => {
  const parse = (input: Record<string, unknown>) => {
    const { data, error } = signatureSchema.safeParse(input);
    return data ?? error?.issues.map(({ path, message }) => `${path.join(".")}: ${message}`);
  };

  it("is none, a name, a drawing or an upload", () => {
    expect(parse({ signature: "none" })).toEqual({ signature: "none", path: "" });
    expect(parse({ signature: "name", path: "M 1,2 L 3,4" })).toEqual({ signature: "name", path: "M1 2L3 4" });
    expect(parse({ signature: "drawn", path: "M1 2L3 4" })).toEqual({ signature: "drawn", path: "M1 2L3 4" });
    expect(parse({ signature: "html" })).toEqual(["signature: errors.invalid"]);
  });

  it("that is to be drawn has been", () => {
    expect(parse({ signature: "drawn", path: "" })).toEqual(["signature: profile.signature.not-drawn"]);
    expect(parse({ signature: "none", path: "M1 2<script>" })).toEqual(["signature: profile.signature.broken"]);
  });
});

it("every complaint has words in every language", () => {
  const keys = ["long", "website.wrong", "birthday.wrong", "birthday.future", "birthday.early", "zone.wrong", "signature.not-drawn", "signature.broken"];
  const missing = languages.flatMap((language) => [...keys, "signature.not-uploaded"].filter((key) => typeof wordsOf(language, `profile.${key}`) !== "string"));
  expect(missing).toEqual([]);
});

const wordsOf = (language: string, key: string): unknown =>
  key.split(".").reduce<unknown>((node, part) => (node as Record<string, unknown> | undefined)?.[part], messagesOf(language));
