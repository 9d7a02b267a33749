import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { AdminFrame } from "@/components/accounts/admin-frame";
import { GuestsField } from "@/components/accounts/guests-field";
import { Card } from "@/components/ui/card";
import { ActionForm, FormField, SubmitButton } from "@/components/ui/form";
import { updateInstanceAction } from "@/lib/accounts/admin/actions";
import { instanceSettings } from "@/lib/accounts/admin/loaders";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("admin.instance");
  return { title: t("title") };
}

export default async function InstancePage() {
  const { name, guestsMayLook } = await instanceSettings();
  const t = await getTranslations("admin.instance");
  const settings = await getTranslations("settings");
  return (
    <AdminFrame current="instance">
      <Card title={t("title")} className="max-w-feed">
        <ActionForm action={updateInstanceAction} success={settings("saved")}>
          <FormField name="name" label={t("name")} hint={t("name-hint")} defaultValue={name} autoComplete="off" required maxLength={60} />
          <GuestsField defaultValue={guestsMayLook ? "yes" : "no"} />
          <SubmitButton className="self-start">{settings("save")}</SubmitButton>
        </ActionForm>
      </Card>
    </AdminFrame>
  );
}
