import { expect, test } from "vitest";
import { newId } from "@/lib/core/ids";
import { readTray } from "./tray";

test("a tray holds photographs once each, and leaves room for one more", () => {
  const [a, b, c, d] = [newId(), newId(), newId(), newId()];
  expect(readTray(null)).toEqual([]);
  expect(readTray("")).toEqual([]);
  expect(readTray(`${a} ${b} ${a}`)).toEqual([a, b]);
  expect(readTray(`${a} ${b} ${c} ${d}`)).toEqual([b, c, d]);
  expect(readTray(`../x ${b} <script>`)).toEqual([b]);
});
