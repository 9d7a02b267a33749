import { getFormatter, getTranslations } from "next-intl/server";
import { buttonVariants } from "@/components/ui/button";
import { DownloadIcon } from "@/components/ui/icons";
import { fileSize, licenceUrl } from "@/lib/photos/format";
import type { PhotoView } from "@/lib/photos/types";
import { addressOf, fullOf } from "./photo-files";

/** What others may do with a photograph, and all its pixels where they may have them. */
export async function PhotoRights({ photo }: { photo: PhotoView }) {
  const [t, format] = await Promise.all([getTranslations("photos"), getFormatter()]);
  const { licence } = photo;
  const full = fullOf(photo);
  const terms = licenceUrl(licence);
  return (
    <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-3 text-sm">
      <p className="min-w-0 flex-1 basis-36">
        {terms ? (
          <a href={terms} rel="license noopener" className="touch-target hover:underline">
            {t(`licence.${licence}`)}
          </a>
        ) : (
          t(`licence.${licence}`)
        )}
      </p>
      {full && (
        <a href={addressOf(photo, full)} download title={t("full.explained")} className={buttonVariants({ size: "sm" })}>
          <DownloadIcon size={16} />
          {t("full.download", { size: fileSize(full.bytes, t, format) })}
        </a>
      )}
    </div>
  );
}
