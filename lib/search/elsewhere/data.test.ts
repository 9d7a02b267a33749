import { expect, it } from "vitest";
import { aPerson, aPhoto, aPost, guest, people, viewerOf } from "@/db/seed/factories";
import { newId } from "@/lib/core/ids";
import { countElsewhere } from "./data";

it("what else the words may mean is counted as far as the viewer may see it, and not to the end", async () => {
  const at = `z${newId().replaceAll("-", "").slice(-12)}`;
  const [owner, reader] = await people(2);
  await people(1, { name: `Ida ${at}` });
  await aPost({ author: owner!, text: at });
  await aPost({ author: owner!, text: at, visibility: "private" });
  await aPhoto({ owner: owner!, tags: [at] });
  await aPhoto({ owner: owner!, tags: [`${at} secret`], visibility: "private" });
  expect(await countElsewhere(viewerOf(owner!), at)).toEqual({ people: 1, posts: 2, tags: 2 });
  expect(await countElsewhere(viewerOf(reader!), at)).toEqual({ people: 1, posts: 1, tags: 1 });
  expect(await countElsewhere(guest(), at)).toEqual({ posts: 1, tags: 1 });
  const crowd = `y${at}`;
  await people(21, { name: crowd });
  expect((await countElsewhere(viewerOf(await aPerson()), crowd)).people).toBe(20);
});
