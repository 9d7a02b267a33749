import Link from "next/link";
import { buttonVariants } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { searchUrl } from "@/lib/search/schema";
import type { Query } from "@/lib/search/types";
import { searchWords } from "./words";

/** Stands in for results while the engine does not answer. */
export async function Unavailable({ query }: { query: Query }) {
  const { t } = await searchWords();
  return (
    <Callout
      tone="warning"
      role="alert"
      title={t("unavailable.title")}
      action={
        <Link href={searchUrl(query)} prefetch={false} className={buttonVariants({ size: "sm" })}>
          {t("unavailable.retry")}
        </Link>
      }
    >
      {t("unavailable.text")}
    </Callout>
  );
}
