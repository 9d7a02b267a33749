import { getFormatter } from "next-intl/server";
import { MonthHeading } from "@/components/photos/month-heading";
import { PhotoGrid } from "@/components/photos/photo-grid";
import type { DatedPhotoCard } from "@/lib/photos/types";

/** One person's photographs in justified rows, month by month: by the clock of the camera, wherever the reader is. */
export async function PhotosByMonth({ photos }: { photos: readonly DatedPhotoCard[] }) {
  const format = await getFormatter();
  const months = Map.groupBy(photos, (photo) => photo.shownAt.slice(0, 7));
  return [...months].map(([month, taken], index) => (
    <section key={month} aria-labelledby={`month-${month}`}>
      <MonthHeading id={`month-${month}`}>{format.dateTime(new Date(`${month}-01T00:00:00Z`), "month", { timeZone: "UTC" })}</MonthHeading>
      <PhotoGrid photos={taken} first={index === 0} owners={false} />
    </section>
  ));
}
