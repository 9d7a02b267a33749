"use client";

import { useEffect, useState } from "react";
import { BrokenLine } from "@/components/ui/broken-line";
import { BUTTON, MEDIUM, PRIMARY } from "@/components/ui/button-looks";

type FaultWords = { title: string; text: string; retry: string; reference: string };

/**
 * What a person sees when something of ours broke. Its words come by themselves: what provides them elsewhere may be what broke.
 * Every page carries it, so it is made of little.
 */
export function Fault({ error, retry }: { error: unknown; retry: () => void }) {
  const [words, setWords] = useState<FaultWords>();
  useEffect(() => {
    void faultWords().then(setWords);
  }, []);
  const reference = error instanceof Error && "digest" in error ? String(error.digest) : undefined;
  return (
    <div className="mx-auto flex max-w-form flex-col items-center px-4 py-20 text-center sm:py-28">
      <div className="mb-6 text-faint">
        <BrokenLine />
      </div>
      <h1 className="text-xl font-semibold text-balance">{words?.title ?? "\u00a0"}</h1>
      <p role="alert" className="mt-2 text-pretty text-muted">
        {words?.text}
      </p>
      {words && reference && (
        <p className="mt-3 text-sm text-faint">
          {words.reference} <code className="font-mono tabular-nums">{reference}</code>
        </p>
      )}
      {words && (
        <button type="button" onClick={retry} className={`mt-6 ${BUTTON} ${PRIMARY} ${MEDIUM}`}>
          {words.retry}
        </button>
      )}
    </div>
  );
}

/** In the page's language, else the browser's, else English. */
async function faultWords(): Promise<FaultWords> {
  const language = document.documentElement.lang || navigator.language.split("-")[0];
  const load = async (code: string | undefined) => ((await import(`@/messages/${code}/fault.json`)) as { default: FaultWords }).default;
  return load(language).catch(() => load("en"));
}
