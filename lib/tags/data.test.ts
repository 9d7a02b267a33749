import { expect, it } from "vitest";
import { aPerson, aPhoto, aTag, guest, viewerOf } from "@/db/seed/factories";
import { newId } from "@/lib/core/ids";
import { suggestTags } from "./data";

/** A beginning that no other test's tags have. */
const beginning = (): string => `q${newId().replaceAll("-", "").slice(-12)}`;
const foldedOf = async (...asked: Parameters<typeof suggestTags>) => (await suggestTags(...asked)).map(({ folded }) => folded);

it("suggests one's own first, then what others tag most, then whatever begins so", async () => {
  const [me, other] = [await aPerson(), await aPerson()];
  const at = beginning();
  await aPhoto({ owner: other, widths: [320], tags: [`${at} rare`, `${at} common`] });
  await aPhoto({ owner: other, widths: [320], tags: [`${at} common`] });
  await aPhoto({ owner: me, widths: [320], status: "draft", tags: [`${at} mine`] });
  expect(await foldedOf(viewerOf(me), `#${at.toUpperCase()}`)).toEqual([`${at}_mine`, `${at}_common`, `${at}_rare`]);
  expect(await foldedOf(viewerOf(me), `${at} c`)).toEqual([`${at}_common`]);
  expect(await foldedOf(viewerOf(me), at, 2)).toHaveLength(2);
});

it("never suggests a tag that only stands on what somebody may not see", async () => {
  const [owner, stranger] = [await aPerson(), await aPerson()];
  const at = beginning();
  const hidden = {
    private: { visibility: "private" },
    draft: { status: "draft" },
    processing: { status: "processing" },
    deleted: { deletedAt: new Date() },
  } as const;
  for (const [name, columns] of Object.entries(hidden)) await aPhoto({ owner, widths: [320], tags: [`${at} ${name}`], ...columns });
  await aTag(`${at} unused`);
  expect(await foldedOf(viewerOf(stranger), at)).toEqual([]);
  expect(await foldedOf(viewerOf(owner), at)).toEqual([`${at}_draft`, `${at}_private`, `${at}_processing`]);
  expect(await suggestTags(guest(), at)).toEqual([]);
});

it("takes what is typed as letters, whatever it is", async () => {
  const me = await aPerson();
  const at = beginning();
  await aPhoto({ owner: me, widths: [320], tags: [`${at}ab`] });
  for (const typed of [`${at}_b`, `${at}%`, `${at}\\`, "'; drop table tags; --"]) expect(await foldedOf(viewerOf(me), typed)).not.toContain(`${at}_ab`);
  expect(await foldedOf(viewerOf(me), `${at} `)).toEqual([`${at}ab`]);
});
