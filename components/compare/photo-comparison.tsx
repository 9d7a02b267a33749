import { Callout } from "@/components/ui/callout";
import { EmptySearch } from "@/components/ui/drawings";
import { EmptyState } from "@/components/ui/empty-state";
import { CloseIcon } from "@/components/ui/icons";
import { photoWords } from "@/components/photos/words";
import { Link } from "@/components/ui/link";
import { compareUrl, withoutItem } from "@/lib/gear/comparison/schema";
import { MOST, type Comparison, type Specimen } from "@/lib/gear/comparison/types";
import { AddPhoto } from "./add-photo";
import { AlikePhotos } from "./alike-photos";
import { LoupeRoom } from "./loupe-room";
import { MatrixTable } from "./matrix-table";
import { KeepTray } from "./tray/keep-tray";
import { compareWords } from "./words";

type PhotoComparisonProps = { comparison: Comparison; photos: readonly Specimen[]; missing: number; offered: readonly Specimen[] };

/** Photographs picked anywhere, side by side, and how to pick another. */
export async function PhotoComparison({ comparison, photos, missing, offered }: PhotoComparisonProps) {
  const [words, nameOf] = await Promise.all([compareWords(), photoWords()]);
  const { t } = words;
  const names = photos.map((photo) => photo.title || nameOf(photo));
  return (
    <div className="flex flex-col gap-6">
      <KeepTray photos={photos.map(({ id }) => id)} />
      {missing > 0 && <Callout role="status">{t("missing.photo", { count: missing })}</Callout>}
      {photos.length > 0 ? (
        <LoupeRoom comparison={comparison} photos={photos} words={words}>
          <MatrixTable
            comparison={comparison}
            caption={t("caption.photo", { names: words.list(names) })}
            columns={photos.map((photo, index) => ({
              key: photo.id,
              head: (
                <div className="flex items-center gap-1">
                  <span className="min-w-0 flex-1 text-sm font-semibold text-balance break-words">{names[index]}</span>
                  <Link
                    href={compareUrl(withoutItem(comparison, photo.id))}
                    scroll={false}
                    rel="nofollow"
                    title={t("remove", { name: names[index]! })}
                    aria-label={t("remove", { name: names[index]! })}
                    className="touch-target flex size-8 shrink-0 items-center justify-center rounded-md text-muted hover:bg-hover hover:text-ink"
                  >
                    <CloseIcon size={16} />
                  </Link>
                </div>
              ),
            }))}
            lines={[{ key: "photos", cells: photos.map((photo) => ({ photo })) }]}
          />
        </LoupeRoom>
      ) : (
        <EmptyState drawing={<EmptySearch />} title={t("empty.photos")}>
          {t("empty.text")}
        </EmptyState>
      )}
      {comparison.items.length < MOST.photo && (
        <section aria-labelledby="add-photo" className="flex flex-col gap-3 rounded-lg border border-line p-4">
          <h2 id="add-photo" className="font-semibold">
            {t("add.photo")}
          </h2>
          {offered.length > 0 && <AlikePhotos comparison={comparison} photos={offered} />}
          <p className="max-w-prose text-sm text-muted">{t("add.photo-text")}</p>
          <AddPhoto comparison={comparison} words={words} />
        </section>
      )}
    </div>
  );
}
