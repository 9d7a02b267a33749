import { expect, it } from "vitest";
import { foldEmail, foldUsername } from "../rules";
import { foldLogin, isAddress } from "./rules";

it.each(["anna@example.test", " Anna@Example.TEST ", "anna＠example.test"])("takes %s for an address", (login) => {
  expect(foldLogin(login)).toBe(foldEmail("anna@example.test"));
  expect(isAddress(foldLogin(login))).toBe(true);
});

it.each(["Anna", " ANNA ", "Аnna"])("takes %s for a username", (login) => {
  expect(foldLogin(login)).toBe(foldUsername("anna"));
  expect(isAddress(foldLogin(login))).toBe(false);
});
