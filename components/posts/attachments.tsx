import { getLocale, getTranslations } from "next-intl/server";
import { DownloadIcon, FileIcon, ImageIcon } from "@/components/ui/icons";
import { sayBytes } from "@/components/upload/words";
import { attachmentUrl } from "@/lib/media/format";
import { isPicture, isSound } from "@/lib/media/policy";
import type { Attachment } from "@/lib/posts/types";
import { AudioPlayer } from "./audio-player";

/** What goes with a post or comment: sounds are heard here, everything else is downloaded. */
export async function Attachments({ files, className = "" }: { files: readonly Attachment[]; className?: string }) {
  if (files.length === 0) return null;
  const [t, language] = await Promise.all([getTranslations("attachments"), getLocale()]);
  const words = (name: string) => ({
    label: t("audio.label", { name }),
    play: t("audio.play", { name }),
    pause: t("audio.pause", { name }),
    seek: t("audio.seek", { name }),
    speed: t("audio.speed"),
    fault: t("audio.fault"),
    download: t("download", { name }),
    // With the places of the figures, which only the browser knows.
    place: t("audio.place", { at: "{at}", all: "{all}" }),
  });
  return (
    <ul aria-label={t("label")} className={`flex flex-col gap-2 ${className}`}>
      {files.map(({ id, urlToken, name, type, bytes }) => {
        const said = t("kind", { type: kindOf(name, type) ?? t("file"), size: sayBytes(bytes, language) });
        return (
          <li key={id}>
            {isSound(type) ? (
              <AudioPlayer src={attachmentUrl(urlToken)} name={name} kind={said} language={language} words={words(name)} />
            ) : (
              <Row address={attachmentUrl(urlToken)} name={name} kind={said} picture={isPicture(type)} download={t("download", { name })} />
            )}
          </li>
        );
      })}
    </ul>
  );
}

type RowProps = { address: string; name: string; kind: string; picture: boolean; download: string };

const Row = ({ address, name, kind, picture, download }: RowProps) => {
  const Sign = picture ? ImageIcon : FileIcon;
  return (
    <a href={address} download={name} title={download} className="flex min-h-14 items-center gap-3 rounded-lg border border-line px-3 py-2 hover:bg-hover">
      <Sign className="shrink-0 text-muted" />
      <span className="min-w-0 flex-1">
        <span className="block truncate font-medium">{name}</span>
        <span className="block text-sm text-muted tabular-nums">{kind}</span>
      </span>
      <DownloadIcon className="shrink-0 text-muted" />
    </a>
  );
};

/** What people call a kind of file: the ending of its name, as long as it is one; else what its bytes show. */
function kindOf(name: string, type: string): string | null {
  const ending = /[^.]\.([a-z0-9]{1,5})$/i.exec(name)?.[1];
  if (ending) return ending.toUpperCase();
  return type === "application/octet-stream" ? null : type.split("/")[1]!.replace(/^x-/, "").toUpperCase();
}
