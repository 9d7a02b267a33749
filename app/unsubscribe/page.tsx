import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Unsubscribe } from "@/components/notifications/mail/unsubscribe";
import { loadUnsubscribing } from "@/lib/notifications/digests/loaders";
import { unsubscribeQuery } from "@/lib/notifications/digests/schema";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("digest.unsubscribe");
  return { title: t("title") };
}

export default async function UnsubscribePage({ searchParams }: PageProps<"/unsubscribe">) {
  const { token, done } = unsubscribeQuery.parse(await searchParams);
  const { works, instance } = await loadUnsubscribing(token);
  return <Unsubscribe token={works ? token : undefined} done={Boolean(done)} instance={instance} />;
}
