import { getTranslations } from "next-intl/server";
import { PhotoImage } from "@/components/photos/photo-image";
import { ApertureIcon, CameraIcon } from "@/components/ui/icons";
import { Link } from "@/components/ui/link";
import { gearName } from "@/lib/gear/format";
import type { CatalogueEntry } from "@/lib/gear/catalogue/types";
import { gearUrl } from "@/lib/gear/schema";

/** The columns of a catalogue. */
export const COLUMNS = "grid grid-cols-2 gap-x-4 gap-y-6 sm:grid-cols-3 lg:grid-cols-4";

/** How many do not wait for the style sheet: what a phone shows of them. */
const AHEAD = 4;

type CatalogueGridProps = {
  entries: readonly CatalogueEntry[];
  /** Whether they are the first that one sees of the page. */
  first?: boolean;
  className?: string;
};

/** Cameras or lenses side by side, each with the newest photo taken with it. */
export function CatalogueGrid({ entries, first = false, className = COLUMNS }: CatalogueGridProps) {
  return (
    <ul className={className}>
      {entries.map((entry, index) => (
        <Entry key={entry.id} entry={entry} eager={first && index < AHEAD} />
      ))}
    </ul>
  );
}

async function Entry({ entry, eager }: { entry: CatalogueEntry; eager: boolean }) {
  const t = await getTranslations("gear");
  const { photos, people } = entry;
  return (
    <li className="min-w-0">
      <Link href={gearUrl(entry)} className="group block rounded-md">
        <GearTile gear={entry} note={people > 1 ? t("counts", { photos, people }) : t("count", { photos })} eager={eager} />
      </Link>
    </li>
  );
}

type GearTileProps = { gear: Pick<CatalogueEntry, "kind" | "name" | "sample">; note: string; eager?: boolean };

/** A camera or lens as the newest photo taken with it, its name and what there is of it; what stands around makes it a link, or a choice. */
export function GearTile({ gear: { kind, name, sample }, note, eager = false }: GearTileProps) {
  const Sign = kind === "camera" ? CameraIcon : ApertureIcon;
  return (
    <>
      <span className="flex aspect-3/2 items-center justify-center overflow-hidden bg-sunken text-faint">
        {/* Its owner and words stand on its own page; here it only says what such a thing can do. */}
        {sample ? (
          <PhotoImage photo={sample} alt="" priority={eager ? "eager" : "lazy"} sizes="(max-width: 640px) 50vw, 290px" fit="cover" />
        ) : (
          <Sign size={28} />
        )}
      </span>
      <span className="mt-2 block font-medium text-pretty wrap-anywhere group-hover:underline">{gearName(name)}</span>
      <span className="block text-sm text-muted tabular-nums">{note}</span>
    </>
  );
}
