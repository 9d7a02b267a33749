import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { SessionLine } from "@/components/accounts/session-line";
import { SettingsFrame } from "@/components/accounts/settings-frame";
import { Card } from "@/components/ui/card";
import { ActionForm, SubmitButton } from "@/components/ui/form";
import { signOutEverywhereAction, signOutOthersAction } from "@/lib/accounts/settings/actions";
import { ownSessions } from "@/lib/accounts/settings/loaders";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("settings.sessions");
  return { title: t("title") };
}

export default async function SessionsPage() {
  const sessions = await ownSessions();
  const t = await getTranslations("settings.sessions");
  return (
    <SettingsFrame current="sessions">
      <Card title={t("title")} description={t("description")}>
        <ul>
          {sessions.map((session) => (
            <SessionLine key={session.id} session={session} />
          ))}
        </ul>
      </Card>
      {sessions.length > 1 && (
        <ActionForm action={signOutOthersAction} className="flex flex-wrap items-center gap-x-4 gap-y-2">
          <SubmitButton variant="secondary">{t("others")}</SubmitButton>
          <p className="text-sm text-muted">{t("others-hint")}</p>
        </ActionForm>
      )}
      <ActionForm action={signOutEverywhereAction} className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <SubmitButton variant="danger">{t("everywhere")}</SubmitButton>
        <p className="text-sm text-muted">{t("everywhere-hint")}</p>
      </ActionForm>
    </SettingsFrame>
  );
}
