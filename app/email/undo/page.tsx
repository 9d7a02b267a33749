import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { EmailLink } from "@/components/accounts/email-link";
import { linkInHand } from "@/lib/accounts/credentials/loaders";
import { linkQuery } from "@/lib/accounts/credentials/schema";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("credentials.undo");
  return { title: t("title") };
}

export default async function UndoEmailPage({ searchParams }: PageProps<"/email/undo">) {
  const { token, done } = linkQuery.parse(await searchParams);
  const [t, link] = await Promise.all([getTranslations("credentials.undo"), linkInHand("email-undo", token)]);
  return <EmailLink kind="undo" token={token} done={Boolean(done)} link={link} next={{ href: "/forgot", label: t("again") }} />;
}
