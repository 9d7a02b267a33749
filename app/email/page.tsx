import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { EmailLink } from "@/components/accounts/email-link";
import { linkInHand } from "@/lib/accounts/credentials/loaders";
import { linkQuery } from "@/lib/accounts/credentials/schema";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("credentials.confirm");
  return { title: t("title") };
}

export default async function EmailPage({ searchParams }: PageProps<"/email">) {
  const { token, done } = linkQuery.parse(await searchParams);
  const [t, link] = await Promise.all([getTranslations("credentials.confirm"), linkInHand("email-change", token)]);
  return <EmailLink kind="confirm" token={token} done={Boolean(done)} link={link} next={{ href: "/settings/account", label: t("account") }} />;
}
