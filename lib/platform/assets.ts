import { existsSync, globSync, readFileSync } from "node:fs";
import type { IncomingMessage, ServerResponse } from "node:http";
import { extname, join } from "node:path";

/** Where pages look for what the build made for browsers. Names say what is in them: none is ever another. */
const ADDRESS = "/_next/static/";
const FOR_EVER = "public, max-age=31536000, immutable";

const TYPES: Readonly<Record<string, string>> = {
  ".css": "text/css; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".svg": "image/svg+xml",
  ".woff2": "font/woff2",
};

/** Encodings of HTTP, the smallest first, and what they add to the name of a file that the build packed so. */
export const PACKED = { br: ".br", gzip: ".gz" } as const;

type Body = { encoding: string | null; bytes: Buffer };
type Asset = { type: string; /** The one to be preferred first; the last is as it is. */ bodies: Body[] };

/**
 * Answers with what the build made for browsers, packed as the build left it: Next would pack it anew for everyone who asks, and less well. All of it is
 * kept in memory (4 MB), so that pages of a build that is gone still find theirs.
 *
 * @param directory of a finished build
 * @returns whether this was asked for; with all else it does nothing
 */
export function builtAssets(directory: string): (request: IncomingMessage, response: ServerResponse) => boolean {
  const assets = new Map(
    globSync("**/*", { cwd: directory }).flatMap((name): [string, Asset][] => {
      const type = TYPES[extname(name)];
      return type ? [[ADDRESS + name.replaceAll("\\", "/"), { type, bodies: bodiesOf(join(directory, name)) }]] : [];
    }),
  );
  return ({ url = "", method = "", headers }, response) => {
    const asset = assets.get(url.split("?")[0]!);
    if (!asset || !["GET", "HEAD"].includes(method)) return false;
    const { encoding, bytes } = asset.bodies.find((body) => body.encoding === null || accepts(headers["accept-encoding"], body.encoding))!;
    response.writeHead(200, {
      "content-type": asset.type,
      "content-length": bytes.length,
      "cache-control": FOR_EVER,
      vary: "accept-encoding",
      ...(encoding && { "content-encoding": encoding }),
    });
    response.end(method === "GET" ? bytes : undefined);
    return true;
  };
}

function bodiesOf(path: string): Body[] {
  const packed = Object.entries(PACKED).flatMap(([encoding, ending]) => (existsSync(path + ending) ? { encoding, bytes: readFileSync(path + ending) } : []));
  return [...packed, { encoding: null, bytes: readFileSync(path) }];
}

/** Whether a list like `gzip, br;q=0` takes an encoding. */
const accepts = (list: string | string[] = "", encoding: string): boolean =>
  String(list)
    .split(",")
    .map((one) => one.trim().split(/\s*;\s*q\s*=\s*/i))
    .some(([name, quality = "1"]) => name === encoding && Number(quality) > 0);
