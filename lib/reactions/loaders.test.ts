import { beforeEach, expect, it, vi } from "vitest";
import { aLike, aPerson, aPhoto, aPost, aView, collect, people, type User } from "@/db/seed/factories";
import { signInForTest } from "@/db/seed/sign-in";
import { newId } from "@/lib/core/ids";
import { loadCollection, loadCollectors } from "./collections/loaders";
import { loadLikers } from "./likes/loaders";
import { loadPhotoReactions } from "./loaders";

const request = vi.hoisted(() => ({ cookie: "" }));
vi.mock("next/headers", () => ({ headers: () => Promise.resolve(new Headers({ cookie: request.cookie })) }));

let owner: User;
let reader: User;
beforeEach(async () => {
  [owner, reader] = (await people(2)) as [User, User];
  request.cookie = await signInForTest(reader.id);
});

const isMissing = (promise: Promise<unknown>): Promise<boolean> =>
  promise.then(
    () => false,
    (error: unknown) => (error as { digest?: string }).digest === "NEXT_HTTP_ERROR_FALLBACK;404",
  );

it("a photo's page tells what was done about it, and whether the reader may too", async () => {
  const photo = await aPhoto({ owner });
  await aLike(reader, { photo });
  await collect(reader, photo, { private: true });
  await aView(reader, { photo });
  const known = { likes: { count: 1, mine: true }, faces: [], collected: { count: 1, mine: "private" }, views: 1, comments: 0 };
  expect(await loadPhotoReactions(photo.id)).toEqual({ ...known, standing: "may" });
  request.cookie = await signInForTest((await aPerson({ confirmed: false })).id);
  expect(await loadPhotoReactions(photo.id)).toMatchObject({
    likes: { mine: false },
    collected: { mine: null },
    standing: "may-not",
  });
  expect(await loadPhotoReactions(newId())).toMatchObject({ likes: { count: 0 }, collected: { count: 0 }, views: 0 });
});

it("the lists of who did something have pages of their own, where the reader sees what it was done about", async () => {
  const [photo, post, draft] = [await aPhoto({ owner }), await aPost({ author: owner }), await aPhoto({ owner, status: "draft" })];
  const [hidden, secret] = [await aPhoto({ owner, visibility: "private" }), await aPost({ author: owner, visibility: "private" })];
  await aLike(reader, { photo });
  await collect(reader, photo, { private: true });
  expect(await loadLikers("photo", photo.id)).toMatchObject({ viewerId: reader.id, people: [{ id: reader.id }], next: null });
  expect(await loadLikers("post", post.id, "nonsense")).toMatchObject({ people: [] });
  expect(await loadCollectors(photo.id)).toMatchObject({ mine: "private", people: [{ id: reader.id }] });
  expect(await loadCollection(reader.id)).toMatchObject({ count: 1, photos: [{ id: photo.id, keeping: "private" }] });
  for (const id of [hidden.id, draft.id, newId(), "nothing"]) {
    expect(await isMissing(loadLikers("photo", id))).toBe(true);
    expect(await isMissing(loadCollectors(id))).toBe(true);
  }
  for (const id of [secret.id, newId()]) expect(await isMissing(loadLikers("post", id))).toBe(true);
});
