import { cdnMaxAge } from "@/lib/core/env";
import { log } from "@/lib/core/log";
import { requestedFile } from "@/lib/media/loaders";
import { presentation } from "@/lib/media/policy";
import type { ServedFile } from "@/lib/media/types";
import { MissingObjectError } from "@/lib/platform/storage";
import { serveObject } from "@/lib/platform/storage/serve";

type Context = { params: Promise<{ token: string; name: string }> };

/** Streams a stored file to whoever may have it. Every request asks anew; nothing about an address says who it was meant for. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { token, name } = await params;
  const file = await requestedFile(request, token, name);
  if (!file) return refusal(404);
  try {
    return await serve(request, file);
  } catch (error) {
    if (!(error instanceof MissingObjectError)) return unavailable(error, file);
  }
  // It may have moved into another store since its row was read.
  const again = await requestedFile(request, token, name);
  if (again && (again.ref.key !== file.ref.key || again.ref.backend !== file.ref.backend)) {
    return serve(request, again).catch((error: unknown) => unavailable(error, again));
  }
  if (again) log.error({ key: file.ref.key }, "a file row has no object");
  return refusal(404);
}

export { GET as HEAD };

function serve(request: Request, file: ServedFile): Promise<Response> {
  const { type, shown } = presentation(file.type);
  const headers = {
    "cache-control": caching(file),
    "content-disposition": disposition(file, shown),
    // Feed readers and the like show what anyone may have; what is for some comes to no page but ours, with whatever cookie it is asked for.
    "cross-origin-resource-policy": file.open ? "cross-origin" : "same-origin",
  };
  return serveObject(request, { ...file, type }, headers);
}

/**
 * What anyone may have, browsers keep; a cache shared by several people asks us every time, so that taking it away takes effect, or, where the
 * operator has chosen so, after a while. What only some may have is kept by nobody without asking. Nobody on the way makes pictures worse.
 */
const caching = ({ open }: ServedFile): string =>
  open ? `public, max-age=31536000, s-maxage=${cdnMaxAge()}, proxy-revalidate, immutable, no-transform` : "private, no-cache, no-transform";

/** Pictures we made are shown, and sounds are heard; an original, an archive or whatever else is handed over as a file under its own name (RFC 6266, RFC 8187). */
function disposition({ handedOver, fileName }: ServedFile, shown: boolean): string {
  if (!handedOver && shown) return "inline";
  const ascii = fileName.replaceAll(/[^\x20-\x7e]|["\\%]/g, "_");
  return `attachment; filename="${ascii}"; filename*=UTF-8''${encodeURIComponent(fileName.toWellFormed()).replaceAll(/['()*]/g, percent)}`;
}

const percent = (character: string): string => `%${character.charCodeAt(0).toString(16).toUpperCase()}`;

/** The store has a fault, or is out of reach: that passes. */
function unavailable(error: unknown, { ref }: ServedFile): Response {
  log.error({ err: error, key: ref.key }, "a file could not be read");
  return refusal(503, { "retry-after": "30" });
}

const refusal = (status: 404 | 503, more: Record<string, string> = {}): Response =>
  new Response(null, { status, headers: { "cache-control": "private, no-store", ...more } });
