import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { AdminFrame } from "@/components/accounts/admin-frame";
import { AgainCallout } from "@/components/accounts/again-callout";
import { GuestsField } from "@/components/accounts/guests-field";
import { RegistrationForm } from "@/components/accounts/registration-form";
import { metadataOrDeadEnd, orDeadEnd } from "@/components/shell/dead-ends";
import { Card } from "@/components/ui/card";
import { ActionForm, SubmitButton } from "@/components/ui/form";
import { FormField } from "@/components/ui/form-fields";
import { updateInstanceAction } from "@/lib/accounts/admin/actions";
import { instanceSettings, requireAdministrator } from "@/lib/accounts/admin/loaders";

async function about(): Promise<Metadata> {
  const [t] = await Promise.all([getTranslations("admin.instance"), requireAdministrator("/admin/instance")]);
  return { title: t("title") };
}

async function InstancePage() {
  const { name, guestsMayLook, registration, recent } = await instanceSettings();
  const t = await getTranslations("admin.instance");
  const settings = await getTranslations("settings");
  return (
    <AdminFrame current="instance">
      {!recent && <AgainCallout path="/admin/instance" />}
      <Card title={t("title")} className="mb-6 max-w-feed">
        <ActionForm action={updateInstanceAction} success={settings("saved")}>
          <FormField name="name" label={t("name")} hint={t("name-hint")} defaultValue={name} autoComplete="off" required maxLength={60} />
          <GuestsField defaultValue={guestsMayLook ? "yes" : "no"} />
          <SubmitButton className="self-start">{settings("save")}</SubmitButton>
        </ActionForm>
      </Card>
      <RegistrationForm registration={registration} />
    </AdminFrame>
  );
}

export const generateMetadata = metadataOrDeadEnd(about);
export default orDeadEnd(InstancePage);
