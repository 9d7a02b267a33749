import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { headers } from "next/headers";
import type { ReactNode } from "react";
import { LostPage } from "@/components/ui/drawings";
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

/** What the same page says of itself. */
export async function missingMetadata(): Promise<Metadata> {
  const t = await getTranslations("ui.missing");
  return { title: t("title"), robots: { index: false } };
}

/** A page whose subject may be missing, which then says so itself: Next would leave that to scripts. */
export const orMissing =
  <Props,>(make: Maker<Props, ReactNode | void>) =>
  async (props: Props): Promise<ReactNode> => {
    try {
      return (await make(props)) ?? null;
    } catch (error) {
      if (!isMissing(error)) throw error;
      answerWith(404, (await headers()).get("x-nonce"));
      return <Missing />;
    }
  };

/** What such a page says of itself. */
export const metadataOrMissing =
  <Props,>(make: Maker<Props, Metadata>) =>
  async (props: Props): Promise<Metadata> => {
    try {
      return await make(props);
    } catch (error) {
      if (!isMissing(error)) throw error;
      return missingMetadata();
    }
  };

/** What `notFound()` throws. */
const isMissing = (error: unknown): boolean => error instanceof Error && "digest" in error && error.digest === "NEXT_HTTP_ERROR_FALLBACK;404";
