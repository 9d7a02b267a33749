import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { EmailForm } from "@/components/accounts/email-form";
import { PasswordForm } from "@/components/accounts/password-form";
import { SettingsFrame } from "@/components/accounts/settings-frame";
import { UsernameForm } from "@/components/accounts/username-form";
import { ownAccount } from "@/lib/accounts/credentials/loaders";
import { accountQuery } from "@/lib/accounts/credentials/schema";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("settings.account");
  return { title: t("title") };
}

export default async function AccountPage({ searchParams }: PageProps<"/settings/account">) {
  const [own, { username: chosen }] = await Promise.all([ownAccount(), searchParams.then((query) => accountQuery.parse(query))]);
  return (
    <SettingsFrame current="account">
      <UsernameForm username={own.username} chosen={chosen} mayMove={own.mayMove} />
      <EmailForm email={own.email} confirmed={own.confirmed} pending={own.pending} mayMove={own.mayMove} />
      <PasswordForm username={own.username} email={own.email} />
    </SettingsFrame>
  );
}
