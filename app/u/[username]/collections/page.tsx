import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ProfileFrame } from "@/components/people/profile-frame";
import { CollectionGrid } from "@/components/reactions/collection-grid";
import { metadataOrDeadEnd, orDeadEnd } from "@/components/shell/dead-ends";
import { buttonVariants } from "@/components/ui/button";
import { EmptyPhotos } from "@/components/ui/drawings";
import { EmptyState } from "@/components/ui/empty-state";
import { Link } from "@/components/ui/link";
import { loadProfile } from "@/lib/people/loaders";
import type { FramedProfile } from "@/lib/people/types";
import { loadCollection } from "@/lib/reactions/collections/loaders";
import { writeCollectionPlace } from "@/lib/reactions/collections/schema";

type Props = PageProps<"/u/[username]/collections">;

const profileOf = async ({ params }: Props): Promise<FramedProfile> => loadProfile(decodeURIComponent((await params).username), "/collections");

async function about(props: Props): Promise<Metadata> {
  const [{ name }, t] = await Promise.all([profileOf(props), getTranslations("reactions.collection")]);
  return { title: t("of", { name }) };
}

async function CollectionsPage(props: Props) {
  const [profile, { before }, t] = await Promise.all([profileOf(props), props.searchParams, getTranslations("reactions")]);
  const { photos, next, count } = await loadCollection(profile.id, before);
  return (
    <ProfileFrame profile={profile} current="collections">
      {count > 0 && <p className="pb-4 text-sm text-muted tabular-nums">{t("collection.count", { count })}</p>}
      <CollectionGrid photos={photos} first={before === undefined} />
      {count === 0 && <EmptyCollection profile={profile} />}
      {next && (
        <p className="pt-8 text-center">
          <Link href={`?before=${writeCollectionPlace(next)}`} prefetch className={buttonVariants()}>
            {t("earlier")}
          </Link>
        </p>
      )}
    </ProfileFrame>
  );
}

async function EmptyCollection({ profile: { self, name } }: { profile: FramedProfile }) {
  const t = await getTranslations("reactions.collection");
  if (!self)
    return (
      <EmptyState drawing={<EmptyPhotos />} title={t("empty")}>
        {t("empty-text", { name })}
      </EmptyState>
    );
  const explore = (
    <Link href="/explore" className={buttonVariants({ variant: "primary" })}>
      {t("explore")}
    </Link>
  );
  return (
    <EmptyState drawing={<EmptyPhotos />} title={t("own-empty")} action={explore}>
      {t("own-empty-text")}
    </EmptyState>
  );
}

export const generateMetadata = metadataOrDeadEnd(about);
export default orDeadEnd(CollectionsPage);
