import { ImageResponse } from "next/og";
import { statisticsWords } from "@/components/photos/statistics/words";
import { AppError } from "@/lib/core/errors";
import { drawCard, shownSpread } from "@/lib/photos/statistics/card/format";
import { CARD, type Card } from "@/lib/photos/statistics/card/types";
import { requestedStatistics } from "@/lib/photos/statistics/loaders";
import type { Statistics, StatisticsQuery } from "@/lib/photos/statistics/types";
import { canLetter, letterWithin } from "@/lib/platform/lettering";
import { rangeFacet } from "@/lib/search/types";

/** Numbers about one's own photos as a picture for others, to be downloaded by whose they are: only what anybody may see is counted. */
export async function GET(request: Request): Promise<Response> {
  const asked = await requestedStatistics(request).catch(refused);
  if (asked instanceof Response) return asked;
  if (!asked) return new Response(null, { status: 401 });
  const { member, query, today, statistics } = asked;
  if (statistics.photos === 0) return new Response(null, { status: 404 });
  const name = [member.name, `@${member.username}`].find(canLetter) ?? "Halation";
  const svg = drawCard(await cardOf(name, query, today, statistics), letterWithin);
  // The image holds no text, so nothing looks for a typeface.
  const image = new ImageResponse(
    // oxlint-disable-next-line nextjs/no-img-element -- drawn here, not shown by a page
    <img alt="" src={`data:image/svg+xml;base64,${Buffer.from(svg).toString("base64")}`} width={CARD.width} height={CARD.height} />,
    CARD,
  );
  return new Response(await image.arrayBuffer(), {
    headers: {
      "content-type": "image/png",
      "content-disposition": 'attachment; filename="halation-statistics.png"',
      "cache-control": "private, no-store",
      "x-content-type-options": "nosniff",
    },
  });
}

function refused(error: unknown): Response {
  if (error instanceof AppError) return new Response(null, { status: error.status });
  throw error;
}

async function cardOf(name: string, query: StatisticsQuery, today: number, statistics: Statistics): Promise<Card> {
  const { t, format, search, period } = await statisticsWords();
  const { photos, megapixels, days, cameras, lenses } = statistics;
  const spread = shownSpread(statistics);
  const bandAt = (index: number): string => (spread ? search.interval(spread.field, rangeFacet(spread.field).bands[index]!) : "");
  const last = spread ? spread.from + spread.counts.length - 1 : 0;
  return {
    name,
    about: period(query.period, today),
    figures: [
      { figure: format.number(photos), word: t("card.photos", { count: photos }) },
      { figure: format.number(megapixels, { maximumFractionDigits: megapixels < 100 ? 1 : 0 }), word: t("card.megapixels") },
      ...(days > 0 ? [{ figure: format.number(days), word: t("card.days", { count: days }) }] : []),
    ],
    gear: [...(cameras[0] ? [{ word: t("card.camera"), name: cameras[0].name }] : []), ...(lenses[0] ? [{ word: t("card.lens"), name: lenses[0].name }] : [])],
    histogram: spread && {
      title: search.facet(spread.field),
      counts: spread.counts,
      first: bandAt(spread.from),
      last: last === spread.from ? "" : bandAt(last),
    },
  };
}
