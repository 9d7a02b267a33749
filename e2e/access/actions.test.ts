import { beforeEach, expect, test, vi } from "vitest";
import { speak } from "@/lib/platform/messages";
import { actions } from "./actions";
import { ACTORS, type Actor } from "./actors";
import { cast, type Cast } from "./cast";

// Actions are called as Next would call them for a request with this cookie; what is below them is real.
const request = vi.hoisted(() => ({ cookie: "" }));
vi.mock("next/headers", () => ({
  headers: () => Promise.resolve(new Headers({ cookie: request.cookie, host: "localhost:3000" })),
  cookies: () => Promise.resolve({ get: () => undefined, getAll: () => [], set: () => undefined, delete: () => undefined }),
}));
vi.mock("next/cache", () => ({ refresh: () => undefined, revalidatePath: () => undefined }));
vi.mock("next-intl/server", () => ({
  getRequestConfig: (config: unknown) => config,
  getTranslations: () => Promise.resolve(speak("en").t),
  getLocale: () => Promise.resolve("en"),
}));

let people: Cast;
beforeEach(async () => {
  people = await cast();
});

for (const [name, action] of Object.entries(actions)) {
  if (!("attempt" in action)) continue;
  test(`${name} does its work for nobody else`, async () => {
    const able: Actor[] = [];
    for (const actor of ACTORS) {
      request.cookie = people.cookies[actor];
      const { send, happened } = await action.attempt(people, people.people[actor === "guest" ? "stranger" : actor]);
      expect(await happened()).toBe(false);
      await send().catch(redirected);
      if (await happened()) able.push(actor);
    }
    expect(able).toEqual(action.open);
  });
}

/** Leading elsewhere is how some actions answer; anything else is a fault. */
function redirected(error: unknown): void {
  if (!String((error as { digest?: string }).digest).startsWith("NEXT_REDIRECT")) throw error;
}
