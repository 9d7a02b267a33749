"use client";

import type { Route } from "next";
import { useEffect, useRef, useState, useTransition, type MouseEvent, type ReactNode } from "react";
import { buttonVariants } from "@/components/ui/button-variants";
import { Link } from "@/components/ui/link";
import { pagesBefore, recall, remember, type Loaded } from "./kept-pages";

/** One more page, drawn on the server, and where the page after it starts. */
export type MorePage = { page: ReactNode; next?: string };

type OlderProps = {
  /** Names the list among others, and this rendering of its first page among those before and after. */
  list: string;
  stamp: string;
  /** What stands in the address of a page before the place where it starts; `?before=` unless told. */
  address?: string;
  /** Where the next page starts. */
  next: string;
  /** Draws the page that starts there. */
  load: (before: string) => Promise<MorePage>;
  words: { older: string; loading: string; failed: string };
  /** Said after the last page. */
  end: ReactNode;
};

/** As many pages are loaded for whoever has left and comes back. */
const MOST_AGAIN = 20;

/**
 * Continues a list page by page as one comes near its end. Before JavaScript it is a link to the next page. What was loaded is there again for whoever
 * comes back to it, and stays where it is when the first page is drawn anew.
 */
export function Older({ list, stamp, address = "?before=", next, load, words, end }: OlderProps) {
  const [loaded, setLoaded] = useState<Loaded>(() => recall(list) ?? { stamp, pages: [], cursor: next });
  const [failed, setFailed] = useState(false);
  const [pending, startTransition] = useTransition();
  const link = useRef<HTMLAnchorElement>(null);
  const busy = useRef(false);
  // The first page is another one: what follows it is loaded again, and until then it is what it was.
  const stale = loaded.stamp !== stamp;
  const cursor = stale && loaded.pages.length === 0 ? next : loaded.cursor;

  const run = (read: () => Promise<Loaded>): void => {
    if (busy.current) return;
    busy.current = true;
    setFailed(false);
    startTransition(async () => {
      try {
        const now = await read();
        setLoaded(now);
        remember(list, now);
      } catch {
        // The link stays, says so, and tries again when pressed.
        setFailed(true);
      } finally {
        busy.current = false;
      }
    });
  };
  const more = (before: string): void =>
    run(async () => {
      const page = await load(before);
      return { stamp: loaded.pages.length === 0 ? stamp : loaded.stamp, pages: [...loaded.pages, page.page], cursor: page.next };
    });
  const again = (count: number): void => run(async () => ({ stamp, ...(await pagesFrom(next, count, load)) }));
  const latest = useRef({ more, again });
  useEffect(() => {
    latest.current = { more, again };
  });

  useEffect(() => {
    // Whoever comes back to a document that was gone has as many pages again, so that they find their place.
    const before = recall(list) ? 0 : pagesBefore(list);
    if (before > 0) latest.current.again(Math.min(before, MOST_AGAIN));
  }, [list]);

  useEffect(() => {
    if (stale && !failed && !pending && loaded.pages.length > 0) latest.current.again(loaded.pages.length);
  }, [stale, failed, pending, loaded.pages.length]);

  useEffect(() => {
    if (!cursor || failed || pending || !link.current) return undefined;
    // Two screens ahead, so that one rarely sees the end of what is there.
    const observer = new IntersectionObserver(([entry]) => entry?.isIntersecting && latest.current.more(cursor), { rootMargin: "200% 0px" });
    observer.observe(link.current);
    return () => observer.disconnect();
  }, [cursor, failed, pending]);

  const click = (event: MouseEvent): void => {
    if (!cursor || event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    more(cursor);
  };

  return (
    <>
      {loaded.pages}
      {cursor ? (
        <div className="flex w-full flex-col items-center gap-3 py-8">
          <p role="status" className="text-sm text-muted empty:hidden">
            {failed ? words.failed : pending ? words.loading : ""}
          </p>
          <Link ref={link} href={`${address}${cursor}` as Route} onClick={click} className={buttonVariants()}>
            {words.older}
          </Link>
        </div>
      ) : (
        end
      )}
    </>
  );
}

/** As many pages as there were, from here on. */
async function pagesFrom(start: string, count: number, load: OlderProps["load"]): Promise<Pick<Loaded, "pages" | "cursor">> {
  const pages: ReactNode[] = [];
  let cursor: string | undefined = start;
  while (cursor && pages.length < count) {
    const page: MorePage = await load(cursor);
    pages.push(page.page);
    cursor = page.next;
  }
  return { pages, cursor };
}
