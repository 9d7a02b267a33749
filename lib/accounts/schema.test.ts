import { describe, expect, it } from "vitest";
import { messagesOf, languages } from "@/lib/platform/messages";
import { confirmSchema, signUpSchema, setupSchema } from "./schema";
import { againSchema, codeSchema, signInSchema } from "./signing-in/schema";

const good = { username: "vivian", name: "Vivian Maier", email: "vivian@example.org", password: "a darkroom lamp" };

/** Message keys by field, as the form would show them: the first of each. */
function complaints(changes: Record<string, unknown>): Record<string, string> {
  const issues = signUpSchema.safeParse({ ...good, ...changes }).error?.issues ?? [];
  return Object.fromEntries(issues.toReversed().map((issue): [string, string] => [String(issue.path[0]), issue.message]));
}

describe("signing up", () => {
  it("takes an ordinary person", () => {
    expect(complaints({})).toEqual({});
  });

  it.each(["abc", "a.b-c_d", "Мария", "мария.и", "王小明", "x".repeat(30), "user2026"])("takes the username %s", (username) => {
    expect(complaints({ username })).toEqual({});
  });

  it.each([
    ["ab", "length"],
    ["x".repeat(31), "length"],
    ["", "length"],
    ["-abc", "letters"],
    ["abc.", "letters"],
    ["a..b", "letters"],
    ["a b c", "letters"],
    ["a/b", "letters"],
    ["abc<i>", "letters"],
    ["abc\u202ecba", "letters"],
    ["abc\r\nBcc: x", "letters"],
    ["a\u0301\u0301\u0301bc", "letters"],
    ["😀😀😀", "letters"],
    ["Admin", "reserved"],
    ["аdmin", "reserved"],
  ])("refuses the username %j: %s", (username, reason) => {
    expect(complaints({ username })).toEqual({ username: `accounts.username.${reason}` });
  });

  it.each(["x", "a@", "@b.org", "a b@example.org", "a@example.org\r\nBcc: b@example.org", `${"a".repeat(250)}@example.org`])(
    "refuses the address %j",
    (email) => {
      expect(complaints({ email })).toEqual({ email: "accounts.email.wrong" });
    },
  );

  it("asks for ten characters of password and at most two hundred", () => {
    expect(complaints({ password: "nine char" })).toEqual({ password: "accounts.password.short" });
    expect(complaints({ password: "ten chars!" })).toEqual({});
    expect(complaints({ password: "x".repeat(200) })).toEqual({});
    expect(complaints({ password: "x".repeat(201) })).toEqual({ password: "accounts.password.long" });
    expect(signUpSchema.parse({ ...good, password: "  spaces count  " }).password).toBe("  spaces count  ");
  });

  it.each(["Vivian\r\nBcc: everyone@example.org", "Vivian\u2028x", "Viv\u0000ian", "\u202enaiviV"])(
    "refuses the name %j, which could break out of its line",
    (name) => {
      expect(complaints({ name })).toEqual({ name: "accounts.name.unprintable" });
    },
  );

  it("refuses missing and repeated fields with words", () => {
    expect(complaints({ name: undefined, email: ["a@b.org", "c@d.org"], username: null, password: 1 })).toEqual({
      name: "accounts.name.missing",
      email: "accounts.email.wrong",
      username: "accounts.username.length",
      password: "accounts.password.short",
    });
  });

  it("trims, and writes one letter one way", () => {
    const parsed = signUpSchema.parse({ ...good, username: " Jose\u0301 ", name: "  Jose\u0301  ", email: " A@Example.org " });
    expect(parsed).toMatchObject({ username: "José", name: "José", email: "A@Example.org" });
  });
});

it("reads codes as people copy them", () => {
  expect(confirmSchema.parse({ code: " 123 456 " }).code).toBe("123456");
  expect(confirmSchema.safeParse({ code: "12345" }).success).toBe(false);
  expect(confirmSchema.safeParse({ code: "١٢٣٤٥٦" }).success).toBe(false);
});

it("needs an answer about guests", () => {
  const asked = { ...good, token: "t", instance: "Club" };
  expect(setupSchema.safeParse(asked).error?.issues[0]?.message).toBe("accounts.setup.guests-missing");
  expect(setupSchema.parse({ ...asked, guests: "no" }).guests).toBe(false);
});

it("every complaint has words in every language", () => {
  const errors = [signUpSchema, signInSchema, againSchema, codeSchema, setupSchema, confirmSchema].flatMap(
    (schema) => schema.safeParse({}).error?.issues ?? [],
  );
  const keys = [...new Set(errors.map((issue) => issue.message))];
  expect(keys.length).toBeGreaterThan(6);
  for (const language of languages) for (const key of keys) expect(wordsOf(language, key), `${language}: ${key}`).toBeTypeOf("string");
});

const wordsOf = (language: string, key: string): unknown =>
  key.split(".").reduce<unknown>((node, part) => (node as Record<string, unknown> | undefined)?.[part], messagesOf(language));
