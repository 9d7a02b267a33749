import type { IncomingMessage, ServerResponse } from "node:http";

/*
 * The status of an answer, from the page that knows it to the server that gives it. Next would take it from `notFound()`, and then draw the page by script
 * alone: whoever has none would see an empty window. Next bundles its own copy of this module, so the two meet by the one global.
 */
const holder = globalThis as typeof globalThis & { __halationAnswers?: Map<string, ServerResponse> };
const underWay = (holder.__halationAnswers ??= new Map<string, ServerResponse>());

const WANTED = Symbol.for("halation.status");
type Answer = ServerResponse & { [WANTED]?: number };

/** Remembers the answer to a request for a page, by the nonce it was given, until it has been sent. */
export function expectStatus(request: IncomingMessage, response: ServerResponse): void {
  const nonce = request.headers["x-nonce"];
  // What scripts fetch of a page is no document; another status than 200 they would take for a failure.
  if (typeof nonce !== "string" || "rsc" in request.headers) return;
  underWay.set(nonce, response);
  response.once("close", () => underWay.delete(nonce));
  const writeHead = response.writeHead.bind(response) as (...given: unknown[]) => ServerResponse;
  response.writeHead = (...given: unknown[]) => {
    const wanted = (response as Answer)[WANTED];
    return wanted === undefined || response.statusCode !== 200 ? writeHead(...given) : writeHead(wanted, ...given.slice(1));
  };
}

/** Has the page that is being made answered with a status, where nothing of it was sent yet. */
export function answerWith(status: number, nonce: string | null): void {
  const response = nonce === null ? undefined : underWay.get(nonce);
  if (response && !response.headersSent) (response as Answer)[WANTED] = status;
}
