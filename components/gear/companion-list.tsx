import { getFormatter, getTranslations } from "next-intl/server";
import { Link } from "@/components/ui/link";
import type { CountedGear } from "@/lib/gear/page/types";
import { gearUrl } from "@/lib/gear/schema";
import type { Gear } from "@/lib/gear/types";
import { searchUrl } from "@/lib/search/schema";
import { Section } from "./section";

/** The lenses most used on a camera, or the cameras a lens was most used on; each figure leads to the photos of both. */
export async function CompanionList({ gear, companions }: { gear: Gear; companions: readonly CountedGear[] }) {
  const [t, format] = await Promise.all([getTranslations("gear"), getFormatter()]);
  if (companions.length === 0) return null;
  return (
    <Section title={t(`page.companions-${gear.kind}`)}>
      <ul>
        {companions.map((one) => (
          <li key={one.id} className="flex min-h-11 items-center justify-between gap-4 border-t border-line first:border-t-0">
            <Link href={gearUrl(one)} className="touch-target min-w-0 py-2 text-pretty hover:underline">
              {one.name}
            </Link>
            <Link
              href={searchUrl({ [gear.kind]: gear.slug, [one.kind]: one.slug })}
              rel="nofollow"
              className="touch-target min-w-6 shrink-0 text-right text-muted tabular-nums pointer-coarse:min-w-11 hover:text-ink hover:underline"
            >
              <span aria-hidden="true">{format.number(one.photos)}</span>
              <span className="sr-only">{t("page.photos-with", { count: one.photos, name: one.name })}</span>
            </Link>
          </li>
        ))}
      </ul>
    </Section>
  );
}
