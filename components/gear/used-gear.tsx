import { getFormatter, getTranslations } from "next-intl/server";
import { Chip, ChipRow } from "@/components/ui/chip";
import type { CountedGear } from "@/lib/gear/page/types";
import { searchUrl } from "@/lib/search/schema";

type UsedGearProps = { gear: readonly CountedGear[]; owner: { username: string } };

/** What somebody takes photos with, each leading to what they took with it. */
export async function UsedGear({ gear, owner }: UsedGearProps) {
  const [t, format] = await Promise.all([getTranslations("gear"), getFormatter()]);
  return (
    <nav aria-label={t("profile")} className="mb-4 flex items-center gap-3 sm:mb-6">
      <h2 className="shrink-0 text-sm text-muted">{t("profile")}</h2>
      <ChipRow className="max-sm:ms-0 max-sm:ps-0">
        {gear.map((one) => (
          <li key={one.id}>
            <Chip href={searchUrl({ [one.kind]: one.slug, owner: owner.username.toLowerCase() })} count={format.number(one.photos)}>
              {one.name}
            </Chip>
          </li>
        ))}
      </ChipRow>
    </nav>
  );
}
