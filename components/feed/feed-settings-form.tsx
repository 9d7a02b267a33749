import { getTranslations } from "next-intl/server";
import { Card } from "@/components/ui/card";
import { ActionForm, SubmitButton } from "@/components/ui/form";
import { FormCheckbox } from "@/components/ui/form-fields";
import { chooseFeedAction } from "@/lib/feed/actions";
import { showName, tellName } from "@/lib/feed/schema";
import { KINDS, type FeedSettings, type Kind } from "@/lib/feed/types";

/** What feeds tell of somebody, and what theirs tells them of others. */
export async function FeedSettingsForm({ settings: { untold, hidden } }: { settings: FeedSettings }) {
  const t = await getTranslations("feed.settings");
  const kinds = (which: "tell" | "show", nameOf: (kind: Kind) => string, left: readonly Kind[]) => (
    <fieldset className="flex min-w-0 flex-col">
      <legend className="text-sm font-medium">{t(which)}</legend>
      <p className="text-sm text-muted">{t(`${which}-hint`)}</p>
      <div className="mt-1">
        {KINDS.map((kind) => (
          <FormCheckbox key={kind} name={nameOf(kind)} label={t(`kind.${kind}`)} defaultChecked={!left.includes(kind)} />
        ))}
      </div>
    </fieldset>
  );
  return (
    <Card id="feed" title={t("title")} description={t("description")}>
      <ActionForm action={chooseFeedAction} success={t("saved")}>
        <div className="grid gap-6 sm:grid-cols-2">
          {kinds("tell", tellName, untold)}
          {kinds("show", showName, hidden)}
        </div>
        <SubmitButton className="self-start">{t("save")}</SubmitButton>
      </ActionForm>
    </Card>
  );
}
