"use client";

import { useEffect, useRef, useState, useSyncExternalStore } from "react";
import type { Allowance } from "@/lib/media/limits/types";
import type { RealtimeConfig } from "@/lib/platform/realtime/types";
import { UploadChoices } from "./choices";
import { DropTarget } from "./drop-target";
import { Interrupted } from "./interrupted";
import type { Choices } from "./queue";
import { showUploads } from "./queue-here";
import { queueOf } from "./queue-of";
import { say } from "./queue-words";
import { sayMegabytes } from "./say";
import { summarise } from "./summary";
import { Tray } from "./tray";
import { useFreshAllowance } from "./use-fresh-allowance";
import { useKeptFocus } from "./use-kept-focus";
import { useOutcomes } from "./use-outcomes";
import type { Visibility } from "./visibility";
import type { UploadWords } from "./words";

type Props = {
  member: { id: string; username: string };
  /** Who may see new photos, as the member's account says. */
  visibility: Visibility;
  /** What they may upload, as of this page. */
  allowance: Allowance;
  realtime: RealtimeConfig;
  language: string;
  words: UploadWords;
};

const NOTHING = [] as const;

/** The upload page's own part: what is chosen for the files, where they are dropped, and what becomes of each. */
export function UploadRoom({ member, visibility: usual, allowance, realtime, language, words }: Props) {
  const room = useRef<HTMLDivElement>(null);
  const initial: Choices = { visibility: usual };
  // On the server there is no queue; in the browser it outlives this page.
  const [{ queue, memory }] = useState(() => (typeof window === "undefined" ? { queue: null, memory: null } : queueOf(member.id, initial)));
  const entries = useSyncExternalStore(queue?.subscribe ?? subscribeToNothing, queue?.entries ?? (() => NOTHING), () => NOTHING);
  const choices = useSyncExternalStore(queue?.subscribe ?? subscribeToNothing, queue?.choices ?? (() => initial), () => initial);
  const twice = useSyncExternalStore(queue?.subscribe ?? subscribeToNothing, queue?.twice ?? (() => 0), () => 0);
  const summary = summarise(entries);
  useOutcomes(queue, member.id, realtime, summary.processing);
  useFreshAllowance(summary.uploading);
  const take = (files: File[], visibility: Visibility | null): void => {
    if (visibility) queue?.choose({ ...choices, visibility });
    queue?.add(files, allowance);
  };
  const begun = entries.length > 0;
  useEffect(() => {
    if (queue && begun) showUploads({ memberId: member.id, queue, realtime, language, words: words.queue });
  }, [queue, begun, member.id, realtime, language, words.queue]);
  useKeptFocus(room);
  return (
    <div ref={room} className="grid items-start gap-6 lg:grid-cols-[minmax(0,1fr)_20rem] lg:grid-rows-[auto_1fr] lg:gap-x-10">
      <div className="flex min-w-0 flex-col gap-4">
        {memory && <Interrupted memory={memory} language={language} words={words.queue} />}
        <DropTarget words={words} megabytes={sayMegabytes(allowance.fileBytes, language)} chosen={choices.visibility} small={begun} onFiles={take} />
        {/* Stands there before it speaks, or it would not be read out. */}
        <p role="status" className="text-sm text-muted empty:-mt-4">
          {twice > 0 && say(words.queue.twice, { count: twice }, language)}
        </p>
      </div>
      <div className="lg:sticky lg:top-10 lg:row-span-2">
        <UploadChoices words={words} small={begun} choices={choices} onChange={(changed) => queue?.choose(changed)} />
      </div>
      {queue && begun && <Tray queue={queue} entries={entries} summary={summary} username={member.username} language={language} words={words} />}
    </div>
  );
}

const subscribeToNothing = (): (() => void) => () => undefined;
