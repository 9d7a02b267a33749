import { getTranslations } from "next-intl/server";
import { Link } from "@/components/ui/link";
import { gearAdminUrl } from "@/lib/gear/admin/schema";
import type { GearRow } from "@/lib/gear/admin/types";
import { Spellings } from "./spellings";

/** Cameras or lenses with what files call them, each leading to where it is renamed or merged. */
export async function GearLines({ gear }: { gear: readonly GearRow[] }) {
  const t = await getTranslations("gear.admin");
  return (
    <ul className="border-b border-line">
      {gear.map((one) => (
        <li key={one.id} className="border-t border-line py-3">
          <p className="flex flex-wrap items-baseline gap-x-3">
            <Link href={gearAdminUrl(one.id)} className="touch-target min-w-0 font-medium wrap-anywhere hover:underline">
              {one.name}
            </Link>
            <span className="text-sm text-muted wrap-anywhere">{one.slug}</span>
          </p>
          {one.spelled > 0 ? (
            <Spellings spellings={one.spellings} more={one.spelled - one.spellings.length} />
          ) : (
            <p className="text-sm text-muted">{t("unspelled")}</p>
          )}
        </li>
      ))}
    </ul>
  );
}
