import { describe, expect, it } from "vitest";
import { AppError } from "@/lib/core/errors";
import { demandGoodPassword, hashPassword, verifyPassword } from "./data";

const owner = { username: "vivian", name: "Vivian Maier", email: "vmaier1926@example.org" };

async function refusal(password: string): Promise<[string, string | undefined] | null> {
  const error: unknown = await demandGoodPassword(password, owner).then(
    () => null,
    (reason: unknown) => reason,
  );
  return error instanceof AppError ? [error.say.key, error.field] : null;
}

describe("a new password", () => {
  it.each([
    ["nine char", "accounts.password.short"],
    ["x".repeat(201), "accounts.password.long"],
    ["password123", "password.common"],
    ["PASSWORD123", "password.common"],
    ["P@ssw0rd!!!", "password.common"],
    ["qwertyuiop1", "password.simple"],
    ["iloveyou2026", "password.common"],
    ["basketball", "password.common"],
    ["MichaelMichael", "password.common"],
    ["aaaaaaaaaaaa", "password.simple"],
    ["x9$x9$x9$x9$", "password.simple"],
    ["1234567890", "password.simple"],
    ["Vivian-Maier", "password.own"],
    ["vmaier1926@example.org", "password.own"],
    ["vmaier1926!", "password.own"],
    ["vivian1234", "password.own"],
  ])("%j is refused: %s", async (password, key) => {
    expect(await refusal(password)).toEqual([key, "password"]);
  });

  it.each(["a darkroom lamp 1947", "a darkroom lamp", "лампа в тёмной комнате", "kq 81 55 20 44 93 17", "vivian walks at night", "nine char ".repeat(20)])(
    "%j is taken",
    async (password) => {
      expect(await refusal(password)).toBeNull();
    },
  );
});

it("stores what only the right password verifies", async () => {
  const hash = await hashPassword("a darkroom lamp");
  expect(hash).toMatch(/^\$argon2id\$/);
  expect(await hashPassword("a darkroom lamp")).not.toBe(hash);
  expect(await verifyPassword(hash, "a darkroom lamp")).toBe(true);
  expect(await verifyPassword(hash, "A darkroom lamp")).toBe(false);
  expect([await verifyPassword(null, ""), await verifyPassword(undefined, "a darkroom lamp")]).toEqual([false, false]);
});
