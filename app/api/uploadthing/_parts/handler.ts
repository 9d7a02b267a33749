import type { NextRequest } from "next/server";
import { createRouteHandler } from "uploadthing/next";
import { callbackUrl, ingest, ingestUrl } from "@/embedded/uploads";
import { allowedOrigins, originForHost, required } from "@/lib/core/env";
import { uploadRouter } from "./router";

type Handler = ReturnType<typeof createRouteHandler>;

const handlers = new Map<string, Handler>();
/** Keys whose announcement the ingest refused, until their request is answered. */
const refusedKeys = new Set<string>();

/**
 * Answers the library's requests with the library's own server half. Addresses are signed for the origin the browser uses, so there is one
 * handler per allowed origin.
 */
export async function handleUploads(method: "GET" | "POST", request: NextRequest): Promise<Response> {
  const response = await handlerFor(originOf(request))[method](request);
  const asksForAddresses = method === "POST" && request.nextUrl.searchParams.get("actionType") === "upload";
  return asksForAddresses && response.ok ? withoutRefused(response) : response;
}

function originOf(request: NextRequest): string {
  const origin = request.headers.get("origin") ?? "";
  return allowedOrigins().includes(origin) ? origin : originForHost(request.headers.get("host"));
}

function handlerFor(origin: string): Handler {
  const known = handlers.get(origin);
  if (known) return known;
  const config = {
    token: required("UPLOADTHING_TOKEN"),
    isDev: false,
    handleDaemonPromise: "await",
    callbackUrl: callbackUrl(),
    ingestUrl: ingestUrl(origin),
    // The default level prints signed addresses.
    logLevel: "Warning",
    fetch: callIngest,
  } as const;
  const made = createRouteHandler({ router: uploadRouter, config });
  handlers.set(origin, made);
  return made;
}

/** The library's calls to the ingest never leave the process, whatever name the outside has for it. */
async function callIngest(input: RequestInfo | URL, init?: RequestInit): Promise<Response> {
  const request = new Request(input, init);
  const announcement = request.clone();
  const response = await ingest(request);
  if (!response.ok && announcement.url.endsWith("/route-metadata")) {
    const { fileKeys = [] } = (await announcement.json()) as { fileKeys?: string[] };
    for (const key of fileKeys) refusedKeys.add(key);
  }
  return response;
}

/** The library hands addresses out even when announcing them failed; such an upload could only fail, or end up as someone else's. */
async function withoutRefused(response: Response): Promise<Response> {
  const presigned = (await response.clone().json()) as { key: string }[];
  const refused = presigned.filter(({ key }) => refusedKeys.delete(key));
  if (refused.length === 0) return response;
  return Response.json({ message: "The upload could not be prepared. Please try again.", code: "unavailable" }, { status: 503 });
}
