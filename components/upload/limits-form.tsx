import { getTranslations } from "next-intl/server";
import { Card } from "@/components/ui/card";
import { ActionForm, SubmitButton } from "@/components/ui/form";
import { FormField } from "@/components/ui/form-fields";
import { setLimitsAction } from "@/lib/media/limits/actions";
import { inGigabytes, inMegabytes } from "@/lib/media/limits/format";
import type { LimitedRole, RoleLimits } from "@/lib/media/limits/types";
import { MAX_MEGABYTES } from "@/lib/media/policy";

const typed = (value: number | null): string => (value === null ? "" : String(value));

/** What the members of one role may upload. */
export async function LimitsForm({ role, storageBytes, fileBytes, photosPerDay }: { role: LimitedRole } & RoleLimits) {
  const [t, admin, settings] = await Promise.all([getTranslations("limits"), getTranslations("admin"), getTranslations("settings")]);
  const name = admin(`roles.${role}`);
  return (
    <Card id={role} title={name}>
      <ActionForm action={setLimitsAction} success={settings("saved")}>
        <input type="hidden" name="role" value={role} />
        <div className="grid items-start gap-5 md:grid-cols-3">
          <FormField
            name="storage"
            label={t("form.storage")}
            hint={t("form.storage-hint")}
            defaultValue={typed(storageBytes === null ? null : inGigabytes(storageBytes))}
            placeholder={t("form.none")}
            inputMode="decimal"
            autoComplete="off"
          />
          <FormField
            name="file"
            label={t("form.file")}
            hint={t("form.file-hint", { most: MAX_MEGABYTES })}
            defaultValue={typed(inMegabytes(fileBytes))}
            inputMode="decimal"
            autoComplete="off"
            required
          />
          <FormField
            name="day"
            label={t("form.day")}
            hint={t("form.day-hint")}
            defaultValue={typed(photosPerDay)}
            placeholder={t("form.none")}
            inputMode="numeric"
            autoComplete="off"
          />
        </div>
        <SubmitButton className="self-start" aria-label={t("form.save-of", { role: name })}>
          {settings("save")}
        </SubmitButton>
      </ActionForm>
    </Card>
  );
}
