import { expect, it, vi } from "vitest";
import type { GearDetail } from "@/lib/gear/admin/types";
import { draw } from "@/scripts/testing/drawing";
import { GearLines } from "./gear-lines";
import { MergeCard } from "./merge-card";
import { RenameForm } from "./rename-form";

vi.mock("next-intl/server", () => import("@/scripts/testing/drawing"));
vi.mock("@/lib/gear/admin/actions", () => ({ mergeGearAction: () => Promise.resolve({}), renameGearAction: () => Promise.resolve({}) }));

const into: GearDetail = {
  id: "01980000-0000-7000-8000-000000000001",
  kind: "camera",
  slug: "nikon-d70",
  maker: "Nikon",
  name: "Nikon D70",
  spellings: ["nikon|nikon d70"],
  spelled: 9,
  earlier: [],
  photos: 40,
};
const gear: GearDetail = { ...into, id: "01980000-0000-7000-8000-000000000002", slug: "nikon-d-70", name: "Nikon D 70", spelled: 1, photos: 3 };

it("says what merging does before it is done, and offers not to", async () => {
  const html = await draw(<MergeCard gear={gear} into={into} candidates={[]} q="" />);
  for (const said of [
    "Merge Nikon D 70 into Nikon D70?",
    "3 photos move to Nikon D70",
    "“nikon-d-70” leads to Nikon D70",
    "cannot be undone",
    "Merge and move 3 photos",
  ])
    expect(html).toContain(said);
  expect(html).toContain(`name="gear" value="${gear.id}"`);
  expect(html).toContain(`name="into" value="${into.id}"`);
  expect(html).toContain(`href="/admin/gear/${gear.id}"`);
  expect(await draw(<MergeCard gear={gear} into={into} candidates={[]} q="" />, "ru")).toContain("3 фотографии переходят к Nikon D70");
});

it("offers what it could be merged with, each as a step that changes nothing yet", async () => {
  const html = await draw(<MergeCard gear={gear} into={null} candidates={[into]} q="" />);
  expect(html).toContain(`href="/admin/gear/${gear.id}?into=${into.id}"`);
  expect(html).not.toContain('name="into"');
  expect(await draw(<MergeCard gear={gear} into={null} candidates={[]} q="x" />, "ru")).toContain("Объединять не с чем");
});

it("lists how files spell things, and how many more ways there are", async () => {
  const html = await draw(<GearLines gear={[into, { ...gear, spellings: [], spelled: 0 }]} />);
  expect(html).toContain("nikon | nikon d70");
  expect(html).toContain("and 8 more");
  expect(html).toContain("No file names it any more.");
  expect(await draw(<RenameForm gear={gear} />)).toContain('value="Nikon D 70"');
});
