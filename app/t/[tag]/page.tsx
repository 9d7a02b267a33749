import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { PhotoGrid } from "@/components/photos/photo-grid";
import { metadataOrDeadEnd, orDeadEnd } from "@/components/shell/dead-ends";
import { TagPage } from "@/components/tags/tag-page";
import { Segments } from "@/components/ui/segments";
import { loadTag, loadTaggedPhotos } from "@/lib/tags/page/loaders";
import { taggedPhotosUrl } from "@/lib/tags/page/schema";
import { ORDERS } from "@/lib/tags/page/types";

type Props = PageProps<"/t/[tag]">;

async function about({ params }: Props): Promise<Metadata> {
  const [t, { name, photos, posts }] = await Promise.all([getTranslations("tags"), params.then(({ tag }) => loadTag(tag))]);
  // Words that nothing carries have no end.
  return { title: t("title", { name }), robots: photos + posts === 0 ? { index: false } : undefined };
}

async function TaggedPhotosPage({ params, searchParams }: Props) {
  const [t, { tag: spelled }, query] = await Promise.all([getTranslations("tags"), params, searchParams]);
  const { tag, order, first, photos, next, related, mayWatch } = await loadTaggedPhotos(spelled, query);
  const urlFrom = (place?: typeof next) => taggedPhotosUrl(tag.folded, order, place ?? undefined);
  return (
    <TagPage what="photos" tag={tag} related={related} mayWatch={mayWatch} first={first ? undefined : urlFrom()} next={next ? urlFrom(next) : undefined}>
      {tag.photos > 1 && (
        <Segments
          label={t("order")}
          segments={ORDERS.map((one) => ({ href: taggedPhotosUrl(tag.folded, one), label: t(one), current: one === order }))}
          className="mb-2.5"
        />
      )}
      <PhotoGrid photos={photos} sequence={{ kind: "tag", tag: tag.folded, order }} first={first} />
    </TagPage>
  );
}

export const generateMetadata = metadataOrDeadEnd(about);
export default orDeadEnd(TaggedPhotosPage);
