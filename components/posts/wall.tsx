import type { Route } from "next";
import { getTranslations } from "next-intl/server";
import { BareWall, ClosedDoor } from "@/components/ui/drawings";
import { EmptyState } from "@/components/ui/empty-state";
import { Link } from "@/components/ui/link";
import { Segments } from "@/components/ui/segments";
import type { PersonCard } from "@/lib/people/types";
import { writePostAction } from "@/lib/posts/actions";
import type { WallPart, WallTerms } from "@/lib/posts/types";
import { Composer } from "./composer";
import { PostList, type PostListProps } from "./post-list";

type WallProps = Pick<PostListProps, "posts" | "next"> & {
  owner: PersonCard & { self: boolean };
  /** Who reads, where that is a member. */
  reader: PersonCard | null;
  part: WallPart;
  counts: Record<WallPart, number>;
  terms: WallTerms;
};

/** What stands on somebody's wall for whoever reads, a place to write where they may, and a word where they may not. */
export async function Wall({ owner, reader, part, counts, terms, posts, next }: WallProps) {
  const t = await getTranslations("posts.wall");
  const { name, self } = owner;
  if (!terms.open && posts.length === 0)
    return (
      <EmptyState drawing={<ClosedDoor />} title={t("closed")}>
        {t("closed-text", { name })}
      </EmptyState>
    );
  return (
    <div className="w-full max-w-feed">
      {reader && terms.mayWrite ? (
        <div className="border-b border-line pb-5">
          <Composer action={writePostAction} wall={owner.id} self={reader} />
        </div>
      ) : (
        terms.hindrance && <p className="pb-2 text-sm text-muted">{t(`hindrance.${terms.hindrance}`, { name })}</p>
      )}
      {!terms.readsOthers && <p className="pb-2 text-sm text-muted">{t("others-hidden")}</p>}
      {(self || counts.all > counts.own) && (
        <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 pt-3">
          {counts.all > counts.own && <Parts owner={owner} part={part} counts={counts} />}
          {self && (
            <Link href={"/publications" as Route} className="touch-target py-2 text-sm text-muted hover:text-ink hover:underline">
              {t("publications")}
            </Link>
          )}
        </div>
      )}
      {posts.length === 0 && <Bare owner={owner} part={part} />}
      <PostList posts={posts} next={next} query={part === "own" ? { by: "own" } : {}} />
    </div>
  );
}

/** All that stands there, or only what its owner wrote. */
async function Parts({ owner, part, counts }: Pick<WallProps, "owner" | "part" | "counts">) {
  const t = await getTranslations("posts.wall");
  const base = `/u/${encodeURIComponent(owner.username)}/posts`;
  const parts = [
    { href: base, name: "all", label: t("all") },
    { href: `${base}?by=own`, name: "own", label: owner.self ? t("own-mine") : t("own", { name: owner.name }) },
  ] as const;
  return <Segments label={t("parts")} segments={parts.map(({ href, name, label }) => ({ href, label, count: counts[name], current: part === name }))} />;
}

async function Bare({ owner: { name, self }, part }: Pick<WallProps, "owner" | "part">) {
  const t = await getTranslations("posts.wall");
  const which = self ? "empty-mine" : part === "own" ? "empty-own" : "empty";
  return (
    <EmptyState drawing={<BareWall />} title={t(which, { name })}>
      {t(`${which}-text`, { name })}
    </EmptyState>
  );
}
