import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { draftKey, FORGOTTEN, forgetDraft, forgetDrafts, keepDraft, readDraft } from "./drafts";

/** What browsers have, as far as it is used: the keys are properties of it. */
class Kept {
  [key: string]: unknown;
}
for (const [name, value] of Object.entries({
  getItem(this: Kept, key: string) {
    return (this[key] as string | undefined) ?? null;
  },
  setItem(this: Kept, key: string, text: string) {
    this[key] = text;
  },
  removeItem(this: Kept, key: string) {
    delete this[key];
  },
}))
  Object.defineProperty(Kept.prototype, name, { value });

const window = new EventTarget();
beforeEach(() => {
  vi.stubGlobal("localStorage", new Kept());
  vi.stubGlobal("window", window);
});
afterEach(() => void vi.unstubAllGlobals());

const mine = draftKey("me", "wall");

it("a draft is kept by member and wall, until it is forgotten or emptied", () => {
  keepDraft(mine, { fields: { text: "hello", signed: "on" }, client: "c" });
  expect(readDraft(mine)).toEqual({ fields: { text: "hello", signed: "on" }, client: "c" });
  for (const key of [draftKey("me", "another wall"), draftKey("another", "wall")]) expect(readDraft(key)).toBeNull();
  keepDraft(mine, { fields: { text: "  ", visibility: "private" } });
  expect(readDraft(mine)).toBeNull();
  keepDraft(mine, { fields: { title: "hello" } });
  forgetDraft(mine);
  expect(readDraft(mine)).toBeNull();
});

it("signing out forgets all of them, and nothing else", () => {
  localStorage.setItem("something", "else");
  keepDraft(mine, { fields: { text: "a" } });
  keepDraft(draftKey("another", "wall"), { fields: { text: "b" } });
  const told = vi.fn<() => void>();
  window.addEventListener(FORGOTTEN, told, { once: true });
  forgetDrafts();
  expect(told).toHaveBeenCalledOnce();
  expect(Object.keys(localStorage)).toEqual(["something"]);
});

it("what is no draft is none, and a browser that keeps nothing is no fault", () => {
  for (const text of ["", "no json", "null", "[]", '{"fields":1}', '{"fields":{"text":7,"evil":"x"}}']) {
    localStorage.setItem(mine, text);
    expect(readDraft(mine)).toBeNull();
  }
  vi.stubGlobal("localStorage", undefined);
  keepDraft(mine, { fields: { text: "a" } });
  forgetDrafts();
  expect(readDraft(mine)).toBeNull();
});
