import { expect, it } from "vitest";
import { newId } from "@/lib/core/ids";
import { asksForSomebody, readPeopleQuery, readPersonPlace, writePeopleQuery } from "./schema";

const NOBODY = { q: "", city: "", interest: "", from: null, to: null };

it("an address is read as it was written", () => {
  const query = { ...NOBODY, q: "Ann & Åse", city: "Tromsø", from: 25, to: 45 } as const;
  expect(readPeopleQuery(Object.fromEntries(new URLSearchParams(writePeopleQuery(query))))).toEqual(query);
  const id = newId<"user">();
  expect(readPersonPlace(new URLSearchParams(writePeopleQuery(NOBODY, id)).get("before") ?? undefined)).toBe(id);
});

it("what is malformed asks for nothing", () => {
  expect(readPeopleQuery({ q: ["a", "b"], from: "19", to: "x", city: "  " })).toEqual(NOBODY);
  expect(asksForSomebody(NOBODY)).toBe(false);
  expect([readPersonPlace("x"), readPersonPlace(undefined), readPersonPlace([newId()])]).toEqual([undefined, undefined, undefined]);
});

it("ages stand in order", () => {
  expect(readPeopleQuery({ from: "55", to: "25" })).toMatchObject({ from: 25, to: 55 });
  expect(readPeopleQuery({ from: "25", to: "25" })).toMatchObject({ from: 25, to: null });
});
