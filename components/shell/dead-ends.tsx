import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { headers } from "next/headers";
import type { ReactNode } from "react";
import { ClosedDoor, LostPage } from "@/components/ui/drawings";
import { answerWith } from "@/lib/core/answer";
import { DeadEnd } from "./dead-end";

type Maker<Props, Made> = (props: Props) => Made | Promise<Made>;

/** For what is missing and for what may not be seen: one page, one sentence. */
export async function Missing() {
  const t = await getTranslations("ui.missing");
  return (
    <DeadEnd drawing={<LostPage />} title={t("title")} ways={[{ href: "/", word: t("home") }]}>
      {t("text")}
    </DeadEnd>
  );
}

/** For sections that belong to the staff as a whole. */
export async function StaffOnly() {
  const t = await getTranslations("ui.forbidden");
  return (
    <DeadEnd drawing={<ClosedDoor />} title={t("title")} ways={[{ href: "/", word: t("home") }]}>
      {t("text")}
    </DeadEnd>
  );
}

/** What the two pages say of themselves. */
export const missingMetadata = (): Promise<Metadata> => titled("missing");
export const staffOnlyMetadata = (): Promise<Metadata> => titled("forbidden");

async function titled(end: "missing" | "forbidden"): Promise<Metadata> {
  const t = await getTranslations("ui");
  return { title: t(`${end}.title`), robots: { index: false } };
}

/** A page whose subject may be missing, or not for whoever asks; it then says so itself: Next would leave that to scripts. */
export const orDeadEnd =
  <Props,>(make: Maker<Props, ReactNode | void>) =>
  async (props: Props): Promise<ReactNode> => {
    try {
      return (await make(props)) ?? null;
    } catch (error) {
      const status = refusalOf(error);
      if (status === null) throw error;
      answerWith(status, (await headers()).get("x-nonce"));
      return status === 404 ? <Missing /> : <StaffOnly />;
    }
  };

/** What such a page says of itself. */
export const metadataOrDeadEnd =
  <Props,>(make: Maker<Props, Metadata>) =>
  async (props: Props): Promise<Metadata> => {
    try {
      return await make(props);
    } catch (error) {
      const status = refusalOf(error);
      if (status === null) throw error;
      return status === 404 ? missingMetadata() : staffOnlyMetadata();
    }
  };

/** The status of what `notFound()` and `forbidden()` throw; null for all else. */
function refusalOf(error: unknown): 404 | 403 | null {
  const digest = error instanceof Error && "digest" in error ? error.digest : null;
  if (digest === "NEXT_HTTP_ERROR_FALLBACK;404") return 404;
  return digest === "NEXT_HTTP_ERROR_FALLBACK;403" ? 403 : null;
}
