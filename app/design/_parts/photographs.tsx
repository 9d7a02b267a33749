import { PhotoGrid } from "@/components/photos/photo-grid";
import { PhotoMosaic } from "@/components/photos/photo-mosaic";
import { FailedTile, ProcessingTile } from "@/components/photos/tiles";
import { loadFeed } from "@/lib/feed/loaders";
import { Section } from "./section";

/** Needs photographs in the instance: `npm run demo` paints some. */
export async function Photographs() {
  const { entries: all } = await loadFeed("everyone");
  const entries = all.filter((entry) => entry.kind === "photos");
  const photos = entries.flatMap((entry) => entry.photos);
  return (
    <div className="mt-12 flex flex-col gap-12">
      <Section title="Grid">
        <PhotoGrid photos={photos.slice(0, 30)}>
          <ProcessingTile fileName="DSC_0412.JPG" />
          <FailedTile fileName="notes.jpg" reason="This file says it is a JPEG, but it is not one." />
        </PhotoGrid>
      </Section>
      <Section title="Mosaics">
        <div className="grid gap-8 sm:grid-cols-2 xl:grid-cols-3">
          {[1, 2, 3, 4, 5].map((count) => (
            <PhotoMosaic key={count} photos={photos.slice(count * 3, count * 4)} total={count === 5 ? 12 : count} />
          ))}
        </div>
      </Section>
    </div>
  );
}
