import type { IncomingMessage, ServerResponse } from "node:http";

/*
 * The status of an answer, from the page that knows it to the server that gives it. Next would take it from `notFound()`, and then draw the page by script
 * alone: whoever has none would see an empty window. Next bundles its own copy of this module, so the two meet by the one global.
 */
const holder = globalThis as typeof globalThis & { __halationAnswers?: Map<string, (status: number) => void> };
const underWay = (holder.__halationAnswers ??= new Map<string, (status: number) => void>());

/** Lets the page that is made for a request say the status of its answer, by the nonce it was given, until that has been sent. */
export function expectStatus(request: IncomingMessage, response: ServerResponse): void {
  const nonce = request.headers["x-nonce"];
  // What scripts fetch of a page is no document; another status than 200 they would take for a failure.
  if (typeof nonce !== "string" || "rsc" in request.headers) return;
  let wanted: number | undefined;
  underWay.set(nonce, (status) => (wanted = status));
  response.once("close", () => underWay.delete(nonce));
  const writeHead = response.writeHead.bind(response) as (...given: unknown[]) => ServerResponse;
  response.writeHead = (...given: unknown[]) =>
    wanted === undefined || response.statusCode !== 200 ? writeHead(...given) : writeHead(wanted, ...given.slice(1));
}

/** Has the page that is being made answered with a status; where its head was sent already, that stays. */
export function answerWith(status: number, nonce: string | null): void {
  if (nonce !== null) underWay.get(nonce)?.(status);
}
