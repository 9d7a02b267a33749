import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { SettingsFrame } from "@/components/accounts/settings-frame";
import { PrivacyForm } from "@/components/people/privacy-form";
import { Shunned } from "@/components/people/shunned";
import { loadPrivacy } from "@/lib/people/privacy/loaders";
import { loadShunned } from "@/lib/people/relations/loaders";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("people.privacy");
  return { title: t("place") };
}

export default async function PeopleSettingsPage() {
  const [privacy, { blocked, muted }] = await Promise.all([loadPrivacy(), loadShunned()]);
  return (
    <SettingsFrame current="people">
      <PrivacyForm privacy={privacy} />
      <Shunned kind="blocked" people={blocked} />
      <Shunned kind="muted" people={muted} />
    </SettingsFrame>
  );
}
