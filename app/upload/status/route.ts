import { getTranslations } from "next-intl/server";
import { requestedProgress } from "@/lib/media/loaders";
import { progressQuery } from "@/lib/media/schema";

/** How far the photos named by `?photos=` have come, for the page that uploaded them: failures in the person's language. */
export async function GET(request: Request): Promise<Response> {
  const asked = progressQuery.safeParse(new URL(request.url).searchParams.get("photos")?.split(","));
  if (!asked.success) return new Response(null, { status: 400 });
  const [progress, t] = await Promise.all([requestedProgress(request, asked.data), getTranslations()]);
  if (!progress) return new Response(null, { status: 401 });
  const answers = progress.map(({ failure, ...photo }) => ({ ...photo, sentence: failure && t(failure) }));
  return Response.json(answers, { headers: { "cache-control": "private, no-store" } });
}
