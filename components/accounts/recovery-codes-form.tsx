"use client";

import { useRef, useState, type ReactNode } from "react";
import { Button, buttonVariants } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { copyText } from "@/components/ui/copy";
import { ActionForm } from "@/components/ui/form";
import { useScripted } from "@/components/ui/use-scripted";
import type { FormAction } from "@/lib/core/form";

type CodeWords = { title: string; keep: string; list: string; copy: string; copied: string; download: string; print: string; file: string; head: string };

type RecoveryCodesFormProps = {
  /** Answers with fresh codes. */
  action: FormAction<string[]>;
  words: CodeWords;
  children?: ReactNode;
};

/** A form in whose place its answer stands, once: fresh recovery codes. It keeps its place when its fields go, or the answer would go with them. */
export function RecoveryCodesForm({ action, words, children }: RecoveryCodesFormProps) {
  return (
    <ActionForm action={action} renderAnswer={(codes) => <Codes codes={codes} words={words} />} className={children ? undefined : "contents"}>
      {children}
    </ActionForm>
  );
}

/** The codes, and ways to keep them. Those that need a script come with it. */
function Codes({ codes, words }: { codes: string[]; words: CodeWords }) {
  const scripted = useScripted();
  const list = useRef<HTMLOListElement>(null);
  const [copied, setCopied] = useState(false);
  const text = `${words.head}\n\n${codes.join("\n")}\n`;
  return (
    <div className="flex flex-col gap-4" data-print>
      <Callout tone="success" role="status" title={words.title}>
        {words.keep}
      </Callout>
      <ol
        ref={list}
        aria-label={words.list}
        className="grid grid-cols-[repeat(auto-fill,minmax(10rem,1fr))] gap-x-6 gap-y-2 rounded-lg bg-sunken p-4 font-mono"
      >
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ol>
      <div className="flex flex-wrap items-center gap-3 print:hidden">
        <a download={words.file} href={`data:text/plain;charset=utf-8,${encodeURIComponent(text)}`} className={buttonVariants()}>
          {words.download}
        </a>
        {scripted && (
          <>
            <Button onClick={() => void copy(codes, list.current!).then(setCopied)}>{words.copy}</Button>
            <Button onClick={() => window.print()}>{words.print}</Button>
          </>
        )}
        <p role="status" className="text-sm text-muted">
          {copied && words.copied}
        </p>
      </div>
    </div>
  );
}

/** Copies the codes; what had to be marked for that is marked no more. */
async function copy(codes: readonly string[], shown: HTMLElement): Promise<boolean> {
  const selection = window.getSelection();
  const done = await copyText(codes.join("\n"), () => selection?.selectAllChildren(shown));
  selection?.removeAllRanges();
  return done;
}
