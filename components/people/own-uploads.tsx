import { getTranslations } from "next-intl/server";
import { DraftsWait } from "@/components/photos/drafts-wait";
import { areFew } from "@/components/photos/photo-grid";
import { FailedTile, ProcessingTile } from "@/components/photos/tiles";
import { RefreshOnEvent } from "@/components/realtime/refresh-on-event";
import { ActionForm, SubmitButton } from "@/components/ui/form";
import { dismissFailureAction } from "@/lib/photos/actions";
import type { PhotoFailure, PhotoId } from "@/lib/photos/types";
import type { RealtimeConfig, Subscription } from "@/lib/platform/realtime/types";

type OwnUploadsProps = {
  processing: readonly { id: PhotoId; fileName: string }[];
  failed: readonly PhotoFailure[];
  /** How many wait to be published. */
  drafts: number;
  realtime: RealtimeConfig;
  on: Subscription;
};

/** What its owner alone sees above their photographs: files still in the works, those that became nothing, and drafts. */
export async function OwnUploads({ processing, failed, drafts, realtime, on }: OwnUploadsProps) {
  if (processing.length + failed.length === 0) return <DraftsWait count={drafts} />;
  const [t, all] = await Promise.all([getTranslations("people"), getTranslations()]);
  return (
    <section aria-labelledby="under-way" className="@container pb-8">
      <h2 id="under-way" className="pb-3 text-lg font-semibold">
        {t("under-way")}
      </h2>
      <DraftsWait count={drafts} />
      <ul className="justified" data-few={areFew(failed.length + processing.length) || undefined}>
        {failed.map(({ id, fileName, failure }) => (
          <FailedTile key={id} fileName={fileName} reason={all(failure)} action={<Dismiss photoId={id} label={all("photos.failure.dismiss")} />} />
        ))}
        {processing.map(({ id, fileName }) => (
          <ProcessingTile key={id} fileName={fileName} />
        ))}
      </ul>
      {processing.length > 0 && <RefreshOnEvent config={realtime} on={on} eager />}
    </section>
  );
}

const Dismiss = ({ photoId, label }: { photoId: PhotoId; label: string }) => (
  <ActionForm action={dismissFailureAction}>
    <input type="hidden" name="photoId" value={photoId} />
    <SubmitButton variant="secondary" size="sm">
      {label}
    </SubmitButton>
  </ActionForm>
);
