import { expect, test } from "vitest";
import { aPerson, guest, viewerOf } from "@/db/seed/factories";
import { standingOf } from "./policy";

test("every confirmed member may react, restricted ones too; guests sign in first", async () => {
  const [member, restricted, unconfirmed, waiting] = [
    await aPerson(),
    await aPerson({ role: "restricted" }),
    await aPerson({ confirmed: false }),
    await aPerson({ approvedAt: null }),
  ];
  expect([member, restricted, unconfirmed, waiting].map((person) => standingOf(viewerOf(person)))).toEqual(["may", "may", "may-not", "may-not"]);
  expect(standingOf(guest())).toBe("guest");
});
