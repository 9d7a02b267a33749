import { getFormatter, getTranslations } from "next-intl/server";
import { buttonVariants } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { ActionForm, SubmitButton } from "@/components/ui/form";
import { DownloadIcon, LockIcon } from "@/components/ui/icons";
import { Link } from "@/components/ui/link";
import { deleteArchiveAction } from "@/lib/accounts/archive/actions";
import type { ArchivePart, OwnArchives } from "@/lib/accounts/archive/types";
import { fileUrl } from "@/lib/media/format";
import { fileSize } from "@/lib/photos/format";

type ArchiveReadyProps = { archive: NonNullable<OwnArchives["ready"]>; timeZone: string };

/** An archive that can be had: its parts, until when, and the way to be rid of it. */
export async function ArchiveReady({ archive: { id, createdAt, expiresAt, bytes, parts }, timeZone }: ArchiveReadyProps) {
  const [t, photos, format] = await Promise.all([getTranslations("archive.ready"), getTranslations("photos"), getFormatter()]);
  const facts = {
    date: format.dateTime(createdAt, { dateStyle: "long", timeZone }),
    until: format.dateTime(expiresAt, { dateStyle: "long", timeStyle: "short", timeZone }),
    size: fileSize(bytes, photos, format),
  };
  return (
    <Callout tone="success" title={t("title")}>
      <p>{t("made", facts)}</p>
      {parts ? <Parts parts={parts} /> : <GivePassword />}
      <ActionForm action={deleteArchiveAction} className="mt-3">
        <input type="hidden" name="archive" value={id} />
        <SubmitButton variant="danger" size="sm" className="self-start">
          {t("delete")}
        </SubmitButton>
      </ActionForm>
    </Callout>
  );
}

async function Parts({ parts }: { parts: readonly ArchivePart[] }) {
  const [t, photos, format] = await Promise.all([getTranslations("archive.ready"), getTranslations("photos"), getFormatter()]);
  const several = parts.length > 1;
  return (
    <>
      <ul className="mt-3 flex flex-col items-start gap-2">
        {parts.map(({ part, bytes, urlToken }) => (
          <li key={part}>
            <a href={fileUrl(urlToken, `part${part}`, "zip")} download className={buttonVariants({ variant: several ? "secondary" : "primary" })}>
              <DownloadIcon size={18} />
              {several ? t("part", { part, parts: parts.length }) : t("whole")}
              {several && <span className="font-normal text-muted tabular-nums">{fileSize(bytes, photos, format)}</span>}
            </a>
          </li>
        ))}
      </ul>
      {several && <p className="mt-2">{t("together")}</p>}
    </>
  );
}

/** The addresses of the parts are told to those only who gave the password of late. */
async function GivePassword() {
  const t = await getTranslations("archive.ready");
  return (
    <div className="mt-3 flex flex-col items-start gap-2">
      <Link href="/again?to=/settings/data" className={buttonVariants({ variant: "primary" })}>
        <LockIcon size={18} />
        {t("password")}
      </Link>
      <p>{t("password-hint")}</p>
    </div>
  );
}
