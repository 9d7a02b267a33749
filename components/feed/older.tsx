"use client";

import Link from "next/link";
import { useEffect, useRef, useState, useTransition, type MouseEvent, type ReactNode } from "react";
import { buttonVariants } from "@/components/ui/button-variants";

/** One more page, drawn on the server, and where the page after it starts. */
export type MorePage = { page: ReactNode; next?: string };

type OlderProps = {
  /** Where the next page starts. */
  next: string;
  /** Draws the page that starts there. */
  load: (before: string) => Promise<MorePage>;
  words: { older: string; loading: string; failed: string };
  /** Said after the last page. */
  end: ReactNode;
};

/** Continues a list page by page as one comes near its end. Before JavaScript it is a link to the next page. */
export function Older({ next, load, words, end }: OlderProps) {
  const [pages, setPages] = useState<ReactNode[]>([]);
  const [cursor, setCursor] = useState<string | undefined>(next);
  const [failed, setFailed] = useState(false);
  const [pending, startTransition] = useTransition();
  const link = useRef<HTMLAnchorElement>(null);
  const busy = useRef(false);

  const more = (before: string): void => {
    if (busy.current) return;
    busy.current = true;
    setFailed(false);
    startTransition(async () => {
      try {
        const page = await load(before);
        setPages((known) => [...known, page.page]);
        setCursor(page.next);
      } catch {
        // The link stays, says so, and tries again when pressed.
        setFailed(true);
      } finally {
        busy.current = false;
      }
    });
  };
  const latest = useRef(more);
  useEffect(() => {
    latest.current = more;
  });

  useEffect(() => {
    if (!cursor || failed || !link.current) return undefined;
    // Two screens ahead, so that one rarely sees the end of what is there.
    const observer = new IntersectionObserver(([entry]) => entry?.isIntersecting && latest.current(cursor), { rootMargin: "200% 0px" });
    observer.observe(link.current);
    return () => observer.disconnect();
  }, [cursor, failed]);

  const click = (event: MouseEvent): void => {
    if (!cursor || event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    more(cursor);
  };

  return (
    <>
      {pages}
      {cursor ? (
        <div className="flex flex-col items-center gap-3 py-8">
          <p role="status" className="text-sm text-muted empty:hidden">
            {failed ? words.failed : pending ? words.loading : ""}
          </p>
          <Link ref={link} href={`?before=${cursor}`} prefetch={false} onClick={click} className={buttonVariants()}>
            {words.older}
          </Link>
        </div>
      ) : (
        end
      )}
    </>
  );
}
