import type { Route } from "next";
import { getTranslations } from "next-intl/server";
import { buttonVariants } from "@/components/ui/button";
import { ClosedDoor } from "@/components/ui/drawings";
import { EmptyState } from "@/components/ui/empty-state";
import { Link } from "@/components/ui/link";
import type { Hindrance } from "@/lib/media/policy";

type Step = { href: Route; word: "sign-in" | "sign-up" | "confirm" | "home" };

const STEPS: Record<Hindrance, Step[]> = {
  "signed-out": [
    { href: "/sign-in?to=%2Fupload", word: "sign-in" },
    { href: "/sign-up", word: "sign-up" },
  ],
  unconfirmed: [{ href: "/confirm", word: "confirm" }],
  unapproved: [{ href: "/", word: "home" }],
  restricted: [{ href: "/", word: "home" }],
};

type UploadHindranceProps = { hindrance: Hindrance; mailStaysHere: boolean; maySignUp: boolean };

/** Instead of the upload page: what is missing, and the way there. */
export async function UploadHindrance({ hindrance, mailStaysHere, maySignUp }: UploadHindranceProps) {
  const t = await getTranslations("upload.hindrance");
  const open = STEPS[hindrance].filter(({ word }) => word !== "sign-up" || maySignUp);
  const steps = open.map(({ href, word }, i) => (
    <Link key={href} href={href} className={buttonVariants({ variant: i === 0 ? "primary" : "secondary", size: "lg" })}>
      {t(word)}
    </Link>
  ));
  return (
    <EmptyState level={1} drawing={<ClosedDoor />} title={t(`${hindrance}-title`)} action={steps}>
      {t(hindrance === "unconfirmed" && mailStaysHere ? "unconfirmed-here" : hindrance)}
    </EmptyState>
  );
}
