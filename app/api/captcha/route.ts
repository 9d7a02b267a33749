import { issueChallenge } from "@/lib/accounts/registration/captcha/data";

export const dynamic = "force-dynamic";

/** A challenge to prove that no machine signs up; worth nothing until it is solved. */
export async function GET(): Promise<Response> {
  return Response.json(await issueChallenge(), { headers: { "cache-control": "no-store" } });
}
