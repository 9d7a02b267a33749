import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { headers } from "next/headers";
import type { ReactNode } from "react";
import { ClosedDoor, LostPage } from "@/components/ui/drawings";
import { answerWith } from "@/lib/core/answer";
import { DeadEnd } from "./dead-end";

type Maker<Props, Made> = (props: Props) => Made | Promise<Made>;

/** By the status of the answer: what is missing and what may not be seen are one page, one sentence; what is the staff's as a whole is another. */
const ENDS = { 404: { says: "missing", Drawing: LostPage }, 403: { says: "forbidden", Drawing: ClosedDoor } } as const;
type Status = keyof typeof ENDS;

/** A page that is none for whoever asks, and says so. */
export async function DeadEndPage({ status }: { status: Status }) {
  const { says, Drawing } = ENDS[status];
  const t = await getTranslations("ui");
  return (
    <DeadEnd drawing={<Drawing />} title={t(`${says}.title`)} ways={[{ href: "/", word: t(`${says}.home`) }]}>
      {t(`${says}.text`)}
    </DeadEnd>
  );
}

/** What it says of itself. */
export async function deadEndMetadata(status: Status): Promise<Metadata> {
  const t = await getTranslations("ui");
  return { title: t(`${ENDS[status].says}.title`), robots: { index: false } };
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
      return <DeadEndPage status={status} />;
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
      return deadEndMetadata(status);
    }
  };

/** The status of what `notFound()` and `forbidden()` throw; null for all else. */
function refusalOf(error: unknown): Status | null {
  const digest = error instanceof Error && "digest" in error ? error.digest : null;
  if (digest === "NEXT_HTTP_ERROR_FALLBACK;404") return 404;
  return digest === "NEXT_HTTP_ERROR_FALLBACK;403" ? 403 : null;
}
