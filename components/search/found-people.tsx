import type { Route } from "next";
import { getTranslations } from "next-intl/server";
import { FoundList } from "@/components/people/found-list";
import { buttonVariants } from "@/components/ui/button";
import { ClosedDoor, EmptySearch } from "@/components/ui/drawings";
import { EmptyState } from "@/components/ui/empty-state";
import { Link } from "@/components/ui/link";
import type { FoundPage } from "@/lib/people/finding/types";
import { elsewhereUrl } from "@/lib/search/elsewhere/schema";
import { ElsewhereOnward } from "./onward";

type FoundPeopleProps = { words: string; found: (FoundPage & { first: boolean }) | null };

/** Members whom the words name; to guests, the way to sign in. */
export async function FoundPeople({ words, found }: FoundPeopleProps) {
  const t = await getTranslations("search.people");
  if (!found) return <MembersOnly words={words} />;
  const { people, next, first } = found;
  return (
    <div className="mt-4 max-w-feed">
      <div className="mb-1 flex min-h-11 flex-wrap items-center justify-between gap-x-4">
        <h2 className="text-lg font-semibold">{t(words ? "found" : "unconnected")}</h2>
        <Link href="/people" className="link touch-target text-sm">
          {t("more-ways")}
        </Link>
      </div>
      {people.length === 0 ? (
        <EmptyState drawing={<EmptySearch />} title={t("nobody")}>
          {t("nobody-text")}
        </EmptyState>
      ) : (
        <FoundList people={people} />
      )}
      <ElsewhereOnward first={!first && elsewhereUrl("people", words)} next={next && elsewhereUrl("people", words, { before: next })} />
    </div>
  );
}

async function MembersOnly({ words }: { words: string }) {
  const t = await getTranslations("search.people");
  const back = `/sign-in?to=${encodeURIComponent(elsewhereUrl("people", words))}` as Route;
  return (
    <EmptyState
      drawing={<ClosedDoor />}
      title={t("members")}
      action={
        <Link href={back} className={buttonVariants({ variant: "primary" })}>
          {t("sign-in")}
        </Link>
      }
    >
      {t("members-text")}
    </EmptyState>
  );
}
