"use client";

import { useEffect, useState } from "react";
import { Button } from "@/components/ui/button";
import { BrokenLine } from "@/components/ui/drawings";
import { EmptyState } from "@/components/ui/empty-state";

type FaultWords = { title: string; text: string; retry: string; reference: string };

/** What a person sees when something of ours broke. Its words come by themselves: what provides them elsewhere may be what broke. */
export function Fault({ error, retry }: { error: unknown; retry: () => void }) {
  const [words, setWords] = useState<FaultWords>();
  useEffect(() => {
    void faultWords().then(setWords);
  }, []);
  const reference = error instanceof Error && "digest" in error ? String(error.digest) : undefined;
  return (
    <EmptyState
      level={1}
      drawing={<BrokenLine />}
      title={words?.title ?? "\u00a0"}
      className="py-20 sm:py-28"
      action={
        words && (
          <Button variant="primary" onClick={retry}>
            {words.retry}
          </Button>
        )
      }
    >
      <span role="alert">{words?.text}</span>
      {words && reference && (
        <span className="mt-3 block text-sm text-faint">
          {words.reference} <code className="font-mono tabular-nums">{reference}</code>
        </span>
      )}
    </EmptyState>
  );
}

/** In the page's language, else the browser's, else English. */
async function faultWords(): Promise<FaultWords> {
  const language = document.documentElement.lang || navigator.language.split("-")[0];
  const load = async (code: string | undefined) => ((await import(`@/messages/${code}/fault.json`)) as { default: FaultWords }).default;
  return load(language).catch(() => load("en"));
}
