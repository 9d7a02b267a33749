import { expect, it, vi } from "vitest";
import { z } from "zod";
import { openFormAction } from "./action";
import { speak } from "./messages";

vi.mock("next/headers", () => ({ headers: () => Promise.resolve(new Headers()) }));
vi.mock("next-intl/server", () => ({ getRequestConfig: (config: unknown) => config, getTranslations: () => Promise.resolve(speak("en").t) }));

const action = openFormAction(z.object({ name: z.string().min(3, "accounts.name.missing") }), () => Promise.resolve("done"));

const send = (fields: Record<string, string>) => {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  return action({}, form);
};

it("says what is wrong with a field in its own words", async () => {
  expect(await send({ name: "ab" })).toMatchObject({ ok: false, fields: { name: speak("en").t("accounts.name.missing") }, values: { name: "ab" } });
});

it("has words for forms that no page of ours could have sent", async () => {
  expect(await send({})).toMatchObject({ ok: false, fields: { name: speak("en").t("errors.invalid") } });
});
