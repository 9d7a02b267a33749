import Form from "next/form";
import { Button } from "@/components/ui/button";
import { Chip, ChipList } from "@/components/ui/chip";
import { PlusIcon } from "@/components/ui/icons";
import { Input } from "@/components/ui/input";
import { compareUrl, withItem } from "@/lib/gear/comparison/schema";
import type { Choice, Comparison } from "@/lib/gear/comparison/types";
import type { GearKind } from "@/lib/gear/types";
import { KeptComparison } from "./kept-comparison";
import type { CompareWords } from "./words";

type AddGearProps = {
  comparison: Comparison;
  kind: GearKind;
  /** What was found, or suggests itself; null where nobody has looked yet. */
  offered: readonly Choice[] | null;
  find: string | null;
  words: CompareWords;
};

/** One more column: looked for by name, and chosen from what was found. */
export function AddGear({ comparison, kind, offered, find, words: { t, format } }: AddGearProps) {
  const others = offered?.filter(({ slug }) => !comparison.items.includes(slug));
  return (
    <section aria-label={t(`add.${kind}`)} className="flex flex-col gap-3 rounded-lg border border-line p-4">
      <h2 className="font-semibold">{t(`add.${kind}`)}</h2>
      <Form action="/compare" scroll={false} key={find} className="flex max-w-form gap-2">
        <KeptComparison comparison={comparison} />
        <Input
          type="search"
          name="find"
          defaultValue={find ?? ""}
          aria-label={t(`find.${kind}`)}
          placeholder={t(`find.${kind}`)}
          maxLength={100}
          autoComplete="off"
        />
        <Button type="submit" size="field">
          {t("find.submit")}
        </Button>
      </Form>
      {others && others.length > 0 && (
        <ChipList>
          {others.map(({ id, slug, name, photos }) => (
            <li key={id} className="max-w-full">
              <Chip href={compareUrl(withItem(comparison, slug))} icon={<PlusIcon size={14} />} count={format.number(photos)}>
                {name}
              </Chip>
            </li>
          ))}
        </ChipList>
      )}
      {others?.length === 0 && <p className="text-sm text-muted">{t("find.nothing")}</p>}
    </section>
  );
}
