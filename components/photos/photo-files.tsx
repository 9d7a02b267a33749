import { getFormatter, getTranslations } from "next-intl/server";
import { buttonVariants } from "@/components/ui/button";
import { ChevronDownIcon, DownloadIcon } from "@/components/ui/icons";
import { fileUrl, originalUrl } from "@/lib/media/format";
import { dimensions, fileSize, type Numbers, type Words } from "@/lib/photos/format";
import type { PhotoView } from "@/lib/photos/types";

type File = PhotoView["files"][number];

const FORMATS: Readonly<Record<string, { name: string; extension: string }>> = {
  "image/webp": { name: "WebP", extension: "webp" },
  "image/avif": { name: "AVIF", extension: "avif" },
  "image/jpeg": { name: "JPEG", extension: "jpg" },
};

/** What others are given: the widths in each format, and the full size. What is their owner's alone is among the same rows. */
const isForOthers = ({ variant, type }: File): boolean => /^(?:[wa]\d+|full)$/.test(variant) && type in FORMATS;

export const addressOf = ({ urlToken }: PhotoView, { variant, type }: File): string => fileUrl(urlToken, variant, FORMATS[type]!.extension);

/** All its pixels, where others may have them. */
export const fullOf = ({ files }: PhotoView): File | undefined => files.find((file) => file.variant === "full" && isForOthers(file));

/** An honest image promise: what exists of this photograph, how large and how good it is, and who can have it. */
export async function PhotoFiles({ photo }: { photo: PhotoView }) {
  const [t, words, format] = await Promise.all([getTranslations("photos"), getTranslations("files"), getFormatter()]);
  const given = photo.files.filter(isForOthers);
  if (given.length === 0 && !photo.own) return null;
  return (
    <section aria-label={t("page.files")} className="flex flex-col gap-3 border-t border-line pt-2">
      {given.length > 0 && (
        <details className="group">
          <summary className="flex min-h-11 items-center justify-between gap-2 rounded-md">
            <h2 className="text-sm font-medium">{t("page.files")}</h2>
            <ChevronDownIcon size={18} className="text-muted transition-transform group-open:rotate-180" />
          </summary>
          <FileTable photo={photo} files={given} t={t} words={words} format={format} />
          <p className="max-w-prose pt-3 text-sm text-muted">{words("promise")}</p>
        </details>
      )}
      {photo.own && <Original photo={photo} own={photo.own} t={t} words={words} format={format} />}
    </section>
  );
}

type Language = { t: Words; words: Words; format: Numbers };

function FileTable({ photo, files, t, words, format }: { photo: PhotoView; files: readonly File[] } & Language) {
  const qualityOf = ({ variant, quality }: File): string => (quality === null ? words(variant === "full" ? "lossless" : "unrecorded") : format.number(quality));
  return (
    <table className="w-full text-sm tabular-nums">
      <caption className="sr-only">{words("caption")}</caption>
      <thead className="text-xs text-muted">
        <tr>
          <th scope="col" className="py-1 text-left font-normal">
            {words("pixels")}
          </th>
          <th scope="col" className="py-1 pl-3 text-left font-normal">
            {words("format")}
          </th>
          <th scope="col" className="py-1 pl-3 text-right font-normal">
            {words("quality")}
          </th>
          <th scope="col" className="py-1 pl-3 text-right font-normal">
            {words("size")}
          </th>
        </tr>
      </thead>
      <tbody>
        {files.map((file) => (
          <tr key={file.variant} className="border-t border-line">
            <th scope="row" className="text-left font-normal">
              <a
                href={addressOf(photo, file)}
                className="inline-block py-1.5 underline decoration-line underline-offset-4 hover:decoration-current pointer-coarse:py-3"
              >
                {dimensions(file, format)}
                {file.variant === "full" && <span className="block text-xs text-muted">{words("full")}</span>}
              </a>
            </th>
            <td className="pl-3">{FORMATS[file.type]!.name}</td>
            <td className="pl-3 text-right">{qualityOf(file)}</td>
            <td className="pl-3 text-right whitespace-nowrap">{fileSize(file.bytes, t, format)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** What its owner alone has, and how they can check that it is what they gave us. */
function Original({ photo: { urlToken }, own, t, words, format }: { photo: PhotoView; own: NonNullable<PhotoView["own"]> } & Language) {
  return (
    <div className="flex flex-col gap-2 text-sm">
      <h2 className="font-medium">{words("original")}</h2>
      <p className="text-muted">{t("original.hint")}</p>
      {own.sha256 && (
        <p className="text-muted">
          SHA-256 <code className="font-mono text-xs break-all select-all">{own.sha256}</code>
        </p>
      )}
      <a href={originalUrl(urlToken, own.fileName)} download className={buttonVariants({ size: "md" })}>
        <DownloadIcon size={18} />
        {t("original.download")} ({fileSize(own.bytes, t, format)})
      </a>
    </div>
  );
}
