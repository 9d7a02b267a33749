import { getTranslations } from "next-intl/server";
import { Card } from "@/components/ui/card";
import { ActionForm, SubmitButton } from "@/components/ui/form";
import { FormField } from "@/components/ui/form-fields";
import { renameGearAction } from "@/lib/gear/admin/actions";
import type { Gear } from "@/lib/gear/types";

/** Gives a camera or lens another name, and with it another address. */
export async function RenameForm({ gear }: { gear: Gear }) {
  const t = await getTranslations("gear.admin");
  return (
    <Card title={t("rename")} description={t("rename-description")}>
      <ActionForm action={renameGearAction} success={t("renamed")}>
        <input type="hidden" name="gear" value={gear.id} />
        <FormField name="maker" label={t("maker")} hint={t("maker-hint")} defaultValue={gear.maker} autoComplete="off" maxLength={120} />
        <FormField name="name" label={t("name")} hint={t("name-hint")} defaultValue={gear.name} autoComplete="off" maxLength={120} required />
        <SubmitButton variant="secondary" className="self-start">
          {t("rename-do")}
        </SubmitButton>
      </ActionForm>
    </Card>
  );
}
