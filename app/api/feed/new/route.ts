import { getTranslations } from "next-intl/server";
import { requestedNews } from "@/lib/feed/loaders";
import { newsQuery } from "@/lib/feed/schema";

/** How many entries have come to `?feed=` after `?after=`, in the person's language, for the page that shows it; null where there are none. */
export async function GET(request: Request): Promise<Response> {
  const asked = newsQuery.safeParse(Object.fromEntries(new URL(request.url).searchParams));
  if (!asked.success) return new Response(null, { status: 400 });
  const [news, t] = await Promise.all([requestedNews(request, asked.data.feed, asked.data.after), getTranslations("feed")]);
  if (!news) return new Response(null, { status: 401 });
  const sentence = news.count === 0 ? null : t(news.more ? "news-more" : "news", { count: news.count });
  return Response.json({ sentence }, { headers: { "cache-control": "private, no-store" } });
}
