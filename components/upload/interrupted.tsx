"use client";

import { useSyncExternalStore } from "react";
import { Button } from "@/components/ui/button";
import type { Remembered, UploadMemory } from "./queue-memory";
import { say, type QueueWords } from "./queue-words";

/** More names than these say no more. */
const NAMED = 12;
const NONE: readonly Remembered[] = [];

type Props = { memory: UploadMemory; language: string; words: QueueWords };

/** What broke off when an earlier page was closed. A page cannot open files by itself: people have to choose them once more. */
export function Interrupted({ memory, language, words }: Props) {
  const files = useSyncExternalStore(memory.subscribe, memory.interrupted, () => NONE);
  if (files.length === 0) return null;
  const count = files.length;
  return (
    <section aria-labelledby="interrupted" className="flex flex-wrap items-start gap-x-6 gap-y-3 rounded-lg border border-line bg-sunken px-4 py-3">
      <div className="min-w-0 flex-1 basis-64">
        <h2 id="interrupted" className="font-semibold">
          {say(words["interrupted-title"], { count }, language)}
        </h2>
        <p className="mt-0.5 text-sm text-muted">{say(words.interrupted, { count }, language)}</p>
        <ul className="mt-2 flex flex-wrap gap-x-3 gap-y-0.5 text-sm">
          {files.slice(0, NAMED).map(({ name, size, lastModified }) => (
            <li key={`${size}-${lastModified}-${name}`} className="max-w-full truncate">
              {name}
            </li>
          ))}
          {count > NAMED && <li className="text-muted">{say(words["interrupted-more"], { count: count - NAMED }, language)}</li>}
        </ul>
      </div>
      <Button onClick={() => memory.dismiss()}>{words["interrupted-dismiss"]}</Button>
    </section>
  );
}
