import type { Metadata } from "next";
import { getLocale, getMessages, getTranslations } from "next-intl/server";
import { DraftsWait } from "@/components/photos/drafts-wait";
import { Page, PageHeader } from "@/components/shell/page";
import { UploadHindrance } from "@/components/upload/hindrance";
import { StorageUse } from "@/components/upload/storage-use";
import { UploadRoom } from "@/components/upload/room";
import type { UploadWords } from "@/components/upload/words";
import { uploadStart } from "@/lib/media/loaders";
import { realtimeConfig } from "@/lib/platform/realtime";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("upload");
  return { title: t("title") };
}

export default async function UploadPage() {
  const { viewer, hindrance, mailStaysHere, visibility, drafts, allowance } = await uploadStart();
  const t = await getTranslations("upload");
  if (viewer.kind === "guest" || hindrance || !allowance) {
    return <UploadHindrance hindrance={hindrance ?? "signed-out"} mailStaysHere={mailStaysHere} maySignUp={viewer.kind === "guest" && viewer.maySignUp} />;
  }
  const [language, messages] = await Promise.all([getLocale(), getMessages()]);
  const { upload, ui } = messages as { upload: UploadWords; ui: Pick<UploadWords, "audience"> };
  return (
    <Page>
      <PageHeader title={t("title")} description={t("description")} />
      {allowance.storage && <StorageUse {...allowance.storage} className="mb-6" />}
      <noscript>
        <p className="mb-6 rounded-lg border border-line bg-sunken px-4 py-3">{t("no-script")}</p>
      </noscript>
      <DraftsWait count={drafts} />
      <UploadRoom
        member={{ id: viewer.id, username: viewer.username }}
        visibility={visibility}
        allowance={allowance}
        realtime={realtimeConfig()}
        language={language}
        words={{ ...upload, audience: ui.audience }}
      />
    </Page>
  );
}
