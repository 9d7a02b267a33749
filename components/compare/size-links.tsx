import { EyeIcon } from "@/components/ui/icons";
import { buttonVariants } from "@/components/ui/button";
import { Link } from "@/components/ui/link";
import { Segments } from "@/components/ui/segments";
import { compareUrl } from "@/lib/gear/comparison/schema";
import type { Comparison, Specimen } from "@/lib/gear/comparison/types";
import type { CompareWords } from "./words";

type SizeLinksProps = { comparison: Comparison; photos: readonly Specimen[]; words: CompareWords };

/** Whether the loupe is there, and whether a photograph of more pixels is larger under it. */
export function SizeLinks({ comparison, photos, words }: SizeLinksProps) {
  const { t } = words;
  const { loupe } = comparison;
  const bytes = photos.reduce((sum, { full }) => sum + full.bytes, 0);
  if (!loupe)
    return (
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <Link href={compareUrl({ ...comparison, loupe: { x: 0.5, y: 0.5 } })} scroll={false} rel="nofollow" className={buttonVariants({ variant: "primary" })}>
          <EyeIcon size={18} />
          {t("loupe.open")}
        </Link>
        <p className="text-sm text-muted">{t("loupe.cost", { size: words.size(bytes) })}</p>
      </div>
    );
  return (
    <div className="flex flex-wrap items-center gap-3">
      <Segments
        label={t("size.label")}
        segments={(["pixels", "print"] as const).map((size) => ({
          href: compareUrl({ ...comparison, size }),
          label: t(`size.${size}`),
          current: comparison.size === size,
        }))}
      />
      <Link href={compareUrl({ ...comparison, loupe: undefined })} scroll={false} rel="nofollow" className={buttonVariants({ size: "sm" })}>
        {t("loupe.close")}
      </Link>
    </div>
  );
}
