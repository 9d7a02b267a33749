import { health } from "@/lib/platform/health";

export const dynamic = "force-dynamic";

/** Whether the instance works, part by part; for supervisors and load balancers. */
export async function GET(): Promise<Response> {
  const found = await health();
  return Response.json(found, { status: found.status === "down" ? 503 : 200, headers: { "cache-control": "no-store" } });
}
