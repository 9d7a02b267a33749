import type { Route } from "next";
import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { buttonVariants } from "@/components/ui/button";
import { BrokenLine } from "@/components/ui/broken-line";
import { EmptyState } from "@/components/ui/empty-state";
import { Link } from "@/components/ui/link";

type LinkOverProps = { href: Route; action: ReactNode; children: ReactNode };

/** What the page of a mailed link says when the link no longer works: why, and the one next step. */
export async function LinkOver({ href, action, children }: LinkOverProps) {
  const t = await getTranslations("credentials.link");
  const next = (
    <Link href={href} className={buttonVariants({ variant: "primary" })}>
      {action}
    </Link>
  );
  return (
    <EmptyState level={1} drawing={<BrokenLine />} title={t("over-title")} action={next}>
      {children}
    </EmptyState>
  );
}
