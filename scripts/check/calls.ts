/**
 * The server asks nobody for anything on a visitor's behalf. Who opens connections at all is named here, with where they lead: to what the operator has
 * named, to what runs beside us, or, for push services, to an address that was looked at and held on to.
 */
const CALLERS: Readonly<Record<string, string>> = {
  "app/api/uploadthing/": "our own ingest, inside the process",
  "embedded/": "what we run on this machine",
  "lib/platform/doorway.ts": "takes requests, makes none",
  "lib/platform/mail/": "the relay or the service that the operator names",
  "lib/platform/push/": "push services, resolved and pinned",
  "lib/platform/realtime/server.ts": "the realtime server that the operator names",
  "lib/platform/search.ts": "the search engine that the operator names",
  "lib/platform/storage/": "the store that the operator names",
  "server.ts": "takes requests, makes none",
};

/** What opens a connection: modules of Node and packages, but for their types, and what every module can call. */
const MODULES = String.raw`(?:node:)?(?:https?|http2|net|tls|dns|dgram|dns/promises)|undici|ws|@aws-sdk/[\w-]+|meilisearch|pusher|resend|nodemailer|uploadthing/server`;
const IMPORT = new RegExp(String.raw`^import (?!type )[^;]*? from "(?:${MODULES})"|\b(?:import|require)\("(?:${MODULES})"\)`, "m");
const CALL = /(?<![.\w])(?:globalThis\.)?fetch\(|\bnew (?:WebSocket|EventSource)\(/;

/** Files of the server that open connections and are not known to. What browsers run asks its own server, which its policy sees to. */
export const strangeCalls = (files: readonly string[], read: (file: string) => string): string[] =>
  files
    .filter((file) => /^(?:(?:app|lib|db|embedded)\/.+|server|worker)\.(?:tsx?|mjs)$/.test(file) && !/\.test\.tsx?$|(^|\/)testing\.ts$|^db\/seed\//.test(file))
    .filter((file) => !Object.keys(CALLERS).some((known) => file.startsWith(known)))
    .filter((file) => [IMPORT, CALL].some((kind) => kind.test(read(file))))
    .map((file) => `${file}: opens connections; say in scripts/check/calls.ts where they lead, and never to where a visitor says`);
