import type { Route } from "next";
import { getTranslations } from "next-intl/server";
import { buttonVariants } from "@/components/ui/button";
import { ClosedDoor } from "@/components/ui/drawings";
import { EmptyState } from "@/components/ui/empty-state";
import { Link } from "@/components/ui/link";
import type { Profile } from "@/lib/people/types";
import { DeedButton } from "./deed-button";

/** Stands where the things of a private account would be, for whoever it does not let in: what one can do about that. */
export async function LockedProfile({ profile: { id, name, username, relation } }: { profile: Profile }) {
  const t = await getTranslations("people.locked");
  const signIn = (
    <Link href={`/sign-in?to=${encodeURIComponent(`/u/${encodeURIComponent(username)}`)}` as Route} className={buttonVariants({ variant: "primary" })}>
      {t("sign-in")}
    </Link>
  );
  const ask = (
    <DeedButton person={id} deed="follow">
      {t("ask")}
    </DeedButton>
  );
  return (
    <EmptyState drawing={<ClosedDoor />} title={t("title")} action={relation ? !relation.followAskedByMe && ask : signIn}>
      {t(relation?.followAskedByMe ? "asked" : "text", { name })}
    </EmptyState>
  );
}
