import { LinkIcon } from "@/components/ui/icons";
import { buttonVariants } from "@/components/ui/button";
import { Link } from "@/components/ui/link";
import { compareUrl } from "@/lib/gear/comparison/schema";
import type { Comparison, Specimen } from "@/lib/gear/comparison/types";
import type { CompareWords } from "./words";

/** The address that shows these very photographs to whoever opens it, whatever better matches come meanwhile. */
export function Pin({ comparison, photos, words: { t } }: { comparison: Comparison; photos: readonly Specimen[]; words: CompareWords }) {
  const pinned = photos.every(({ id }) => comparison.cells.includes(id));
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
      <p className="max-w-prose flex-1 basis-72 text-sm text-muted">{t(pinned ? "pin.done" : "pin.text")}</p>
      <Link href={compareUrl({ ...comparison, cells: pinned ? [] : photos.map(({ id }) => id) })} scroll={false} rel="nofollow" className={buttonVariants()}>
        {!pinned && <LinkIcon size={18} />}
        {t(pinned ? "pin.off" : "pin.on")}
      </Link>
    </div>
  );
}
