import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { Page, PageHeader } from "@/components/shell/page";
import { Tabs } from "@/components/ui/tabs";

const PLACES = {
  members: "/admin",
  invitations: "/admin/invitations",
  limits: "/admin/limits",
  gear: "/admin/gear",
  instance: "/admin/instance",
  mailbox: "/admin/mailbox",
} as const;

type AdminFrameProps = {
  current: keyof typeof PLACES;
  /** In development someone who administers nothing may read the mailbox; the other places are not offered to them. */
  administers?: boolean;
  children: ReactNode;
};

/** The title and tabs around each page of the administration. */
export async function AdminFrame({ current, administers = true, children }: AdminFrameProps) {
  const t = await getTranslations("admin");
  const places = (Object.keys(PLACES) as (keyof typeof PLACES)[]).filter((place) => administers || place === current);
  const tabs = places.map((place) => ({ href: PLACES[place], label: t(`tab-${place}`), current: place === current }));
  return (
    <Page>
      <PageHeader title={t("title")} className="mb-2 sm:mb-3" />
      <Tabs label={t("tabs")} tabs={tabs} className="mb-6" />
      {children}
    </Page>
  );
}
