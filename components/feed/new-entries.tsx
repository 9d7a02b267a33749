"use client";

import { useRouter } from "next/navigation";
import { useEffect, useRef, useState, useTransition } from "react";
import { useSubscription } from "@/components/realtime/use-event";
import { Button } from "@/components/ui/button";
import type { LiveFeed } from "@/lib/feed/types";

/** Milliseconds between two questions, while somebody looks at the page. */
const BETWEEN = 60_000;

/**
 * Says, above what one reads and without moving it, that something has come since: asked when a hint arrives or may have been missed, now and then
 * where none does, and when one comes back to the page. Pressing it shows what.
 *
 * @param address of the route that answers with a sentence, or with none
 */
export function NewEntries({ address, live }: { address: string; live: LiveFeed }) {
  const router = useRouter();
  const [news, setNews] = useState<{ address: string; sentence: string | null }>();
  const [pending, startTransition] = useTransition();
  const askNow = useRef<() => void>(undefined);
  useSubscription(
    live.config,
    live.on,
    () => askNow.current?.(),
    (again) => again && askNow.current?.(),
  );

  useEffect(() => {
    const gone = new AbortController();
    const ask = async (): Promise<void> => {
      if (document.hidden) return;
      try {
        const answer = await fetch(address, { signal: gone.signal });
        if (answer.ok) setNews({ address, ...((await answer.json()) as { sentence: string | null }) });
      } catch {
        // Nobody waits for this; it is asked again.
      }
    };
    askNow.current = () => void ask();
    const timer = setInterval(() => void ask(), BETWEEN);
    document.addEventListener("visibilitychange", () => void ask(), { signal: gone.signal });
    return () => {
      clearInterval(timer);
      gone.abort();
    };
  }, [address]);

  const show = (): void => {
    window.scrollTo({ top: 0 });
    document.getElementById("main")?.focus({ preventScroll: true });
    startTransition(() => router.refresh());
  };

  return (
    <div role="status" className="pointer-events-none sticky top-3 z-20 flex h-0 justify-center">
      {news?.sentence && news.address === address && (
        <Button onClick={show} pending={pending} className="pointer-events-auto shadow-float">
          {news.sentence}
        </Button>
      )}
    </div>
  );
}
