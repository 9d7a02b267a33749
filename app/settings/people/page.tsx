import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { SettingsFrame } from "@/components/accounts/settings-frame";
import { Shunned } from "@/components/people/shunned";
import { loadShunned } from "@/lib/people/relations/loaders";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("people.shunned");
  return { title: t("title") };
}

export default async function ShunnedPage() {
  const { blocked, muted } = await loadShunned();
  return (
    <SettingsFrame current="people">
      <Shunned kind="blocked" people={blocked} />
      <Shunned kind="muted" people={muted} />
    </SettingsFrame>
  );
}
