import { getLocale } from "next-intl/server";
import { nameCard } from "@/lib/people/cards/format";
import { requestedProfile } from "@/lib/people/cards/loaders";
import { speak } from "@/lib/platform/messages";

type Context = { params: Promise<{ username: string }> };

/** What is shown of somebody beside their name, when a reader rests on it. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const profile = await requestedProfile(request, (await params).username);
  const headers = { "cache-control": "private, no-store" };
  if (!profile) return new Response(null, { status: 404, headers });
  return Response.json(nameCard(profile, speak(await getLocale()).t), { headers });
}
