import { expect, it, vi } from "vitest";
import { aPerson, aPhoto, aSession } from "@/db/seed/factories";
import { newId } from "@/lib/core/ids";
import { sealSession } from "@/lib/platform/session";
import { deletePhotoAction } from "./actions";

const request = vi.hoisted(() => ({ cookie: "" }));
vi.mock("next/headers", () => ({ headers: () => Promise.resolve(new Headers({ cookie: request.cookie })) }));
vi.mock("next/cache", () => ({ refresh: () => undefined }));
vi.mock("next-intl/server", () => ({ getTranslations: () => Promise.resolve((key: string) => key) }));

// No header carries letters of other scripts as they are.
it("leads whoever deletes a photo to their page, whatever script their name is in", async () => {
  const owner = await aPerson({ username: `фотограф-${newId().slice(-8)}` });
  const photo = await aPhoto({ owner });
  request.cookie = await sealSession((await aSession(owner)).id);
  const form = new FormData();
  form.set("photoId", photo.id);
  const digest = await deletePhotoAction({}, form).then(String, (error: unknown) => (error as { digest?: string }).digest ?? String(error));
  expect(digest.split(";")[2]).toBe(`/u/${encodeURIComponent(owner.username)}?deleted=${photo.id}`);
});
