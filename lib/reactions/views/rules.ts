/**
 * Whether a browser only fetches a page in case somebody opens it. Next tells no page of its own prefetches, and needs not: of a page that is made for
 * each request they draw nothing, and no link to photos and posts asks for more.
 */
export const isAskedAhead = (headers: Headers): boolean =>
  ["sec-purpose", "purpose", "x-moz"].some((name) => headers.get(name)?.toLowerCase().includes("prefetch") ?? false);
