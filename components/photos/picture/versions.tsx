import type { Route } from "next";
import { getFormatter, getTranslations } from "next-intl/server";
import { buttonVariants } from "@/components/ui/button";
import { ActionForm, SubmitButton } from "@/components/ui/form";
import { DownloadIcon } from "@/components/ui/icons";
import { Link } from "@/components/ui/link";
import { originalUrl } from "@/lib/media/format";
import { dimensions, fileSize } from "@/lib/photos/format";
import { bringBackAction } from "@/lib/photos/versions/actions";
import type { OwnPicture, PhotoVersion } from "@/lib/photos/versions/types";

type VersionsProps = {
  picture: Pick<OwnPicture, "photoId" | "shown" | "newest">;
  versions: readonly PhotoVersion[];
  /** From where on the earlier ones are. */
  next: number | null;
};

/** What a photo has been, newest first, for its owner. */
export async function Versions({ picture, versions, next }: VersionsProps) {
  const t = await getTranslations("picture.versions");
  const here = `/p/${picture.photoId}/picture`;
  return (
    <section aria-labelledby="versions" className="flex flex-col gap-3">
      <h2 id="versions" className="text-lg font-semibold">
        {t("title")}
      </h2>
      <p className="text-sm text-muted">{t("hint")}</p>
      <ol className="flex flex-col divide-y divide-line border-y border-line">
        {versions.map((version) => (
          <Version key={version.number} version={version} picture={picture} />
        ))}
      </ol>
      <div className="flex flex-wrap gap-3">
        {next !== null && (
          <Link href={`${here}?before=${next}#versions` as Route} className={buttonVariants()}>
            {t("older")}
          </Link>
        )}
        {versions[0] && versions[0].number < picture.newest && (
          <Link href={`${here}#versions` as Route} className={buttonVariants({ variant: "quiet" })}>
            {t("newest")}
          </Link>
        )}
      </div>
    </section>
  );
}

async function Version({ version, picture: { photoId, shown, newest } }: { version: PhotoVersion; picture: VersionsProps["picture"] }) {
  const [t, words, format] = await Promise.all([getTranslations("picture.versions"), getTranslations("photos"), getFormatter()]);
  const { number, deed, createdAt, fileName, bytes, urlToken, size } = version;
  const mark = number === shown ? t("shown") : number > shown ? t("preparing") : null;
  return (
    <li className="flex flex-wrap items-center gap-x-6 gap-y-2 py-3">
      <div className="min-w-0 flex-1 basis-64">
        <p className="flex flex-wrap items-baseline gap-x-3">
          <span className="font-medium tabular-nums">{t("number", { number })}</span>
          <span>{t(`deed.${deed}`)}</span>
          {mark && <span className="text-sm font-medium text-accent-text">{mark}</span>}
        </p>
        <p className="text-sm wrap-anywhere text-muted tabular-nums">
          {[format.dateTime(createdAt, "moment"), fileName, fileSize(bytes, words, format), size && dimensions(size, format)].filter(Boolean).join(" · ")}
        </p>
      </div>
      <div className="flex flex-wrap items-center gap-3">
        <a
          href={originalUrl(urlToken, fileName)}
          download
          aria-label={t("download", { number })}
          title={t("download", { number })}
          className={buttonVariants({ size: "icon", variant: "quiet" })}
        >
          <DownloadIcon size={18} />
        </a>
        {number !== newest && (
          <ActionForm action={bringBackAction} className="flex flex-col gap-2">
            <input type="hidden" name="photoId" value={photoId} />
            <input type="hidden" name="number" value={number} />
            <SubmitButton variant="secondary" size="sm" aria-label={t("use-number", { number })}>
              {t("use")}
            </SubmitButton>
          </ActionForm>
        )}
      </div>
    </li>
  );
}
