import { getLocale, getTranslations } from "next-intl/server";
import { RefreshOnEvent } from "@/components/realtime/refresh-on-event";
import { Callout } from "@/components/ui/callout";
import { ActionForm, SubmitButton } from "@/components/ui/form";
import { editPictureAction } from "@/lib/photos/versions/actions";
import { isEdited } from "@/lib/photos/versions/format";
import type { OwnPicture, PhotoVersion } from "@/lib/photos/versions/types";
import type { RealtimeConfig, Subscription } from "@/lib/platform/realtime/types";
import { EditFailure } from "./edit-failure";
import { PictureForm } from "./form";
import { ReplaceFile } from "./replace-file";
import { Versions } from "./versions";
import type { PictureWords } from "./words";

type PictureRoomProps = {
  picture: OwnPicture;
  versions: readonly PhotoVersion[];
  next: number | null;
  words: PictureWords;
  realtime: RealtimeConfig;
  on: Subscription;
};

/** All that can be done with a photo's picture, and what has been. */
export async function PictureRoom({ picture, versions, next, words, realtime, on }: PictureRoomProps) {
  const [t, language] = await Promise.all([getTranslations("picture"), getLocale()]);
  const { photoId, shown, newest, edit, whole, failure } = picture;
  const preparing = newest > shown;
  return (
    <div className="flex flex-col gap-10">
      {failure && <EditFailure photoId={photoId} failure={failure} />}
      {preparing && (
        <Callout role="status">
          {t("preparing", { number: newest })}
          <RefreshOnEvent config={realtime} on={on} eager />
        </Callout>
      )}
      <div className="flex flex-col gap-6">
        {whole ? <PictureForm key={newest} photoId={photoId} edit={edit} whole={whole} language={language} words={words} /> : <p>{t("file-preparing")}</p>}
        {whole && isEdited(edit) && (
          <ActionForm action={editPictureAction} className="flex">
            {Object.entries({ ...WHOLE, photoId }).map(([name, value]) => (
              <input key={name} type="hidden" name={name} value={value} />
            ))}
            <SubmitButton variant="secondary">{t("form.whole")}</SubmitButton>
          </ActionForm>
        )}
      </div>
      <section aria-labelledby="replace" className="flex flex-col gap-4 border-t border-line pt-8">
        <h2 id="replace" className="text-lg font-semibold">
          {t("replace.title")}
        </h2>
        <p className="max-w-prose text-muted">{t("replace.description")}</p>
        <ReplaceFile photoId={photoId} language={language} words={words} />
      </section>
      <Versions picture={picture} versions={versions} next={next} />
    </div>
  );
}

/** What a form sends that wants all of the picture, as it was uploaded. */
const WHOLE = { from: "0", turn: "0", aspect: "free", left: "0", top: "0", width: "100", height: "100" };
