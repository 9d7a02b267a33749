import { expect, it } from "vitest";
import en from "@/messages/en/emoji.json";
import ru from "@/messages/ru/emoji.json";
import { findEmoji } from "./emoji";

const signs = (list: typeof en, typed: string) => findEmoji(list, typed).flatMap(({ emoji }) => emoji.map(({ sign }) => sign));

it("all are offered while nothing is looked for, each once and with a name", () => {
  const all = signs(en, " ");
  expect(all.length).toBeGreaterThan(100);
  expect(new Set(all).size).toBe(all.length);
  expect(findEmoji(ru as typeof en, "").every(({ emoji }) => emoji.every(({ name }) => name.length > 1))).toBe(true);
});

it("they are found by the beginnings of their words, in the reader's language", () => {
  expect(signs(en, "sunse")).toEqual(["🌇"]);
  expect(signs(en, "Happy lau")).toEqual(["😄"]);
  expect(signs(ru as typeof en, "ел")).toEqual(["🌲", "🎄"]);
  expect(signs(en, "nothing is called that")).toEqual([]);
});
