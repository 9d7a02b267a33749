"use client";

import { useState, useSyncExternalStore } from "react";
import type { RealtimeConfig } from "@/lib/platform/realtime/types";
import { UploadChoices } from "./choices";
import { DropTarget } from "./drop-target";
import type { Choices } from "./queue";
import { queueOf } from "./queue-of";
import { summarise } from "./summary";
import { Tray } from "./tray";
import { useOutcomes } from "./use-outcomes";
import type { Visibility } from "./visibility";
import type { UploadWords } from "./words";

type Props = {
  member: { id: string; username: string };
  /** Who may see new photos, as the member's account says. */
  visibility: Visibility;
  realtime: RealtimeConfig;
  language: string;
  words: UploadWords;
};

const NOTHING = [] as const;

/** The upload page's own part: what is chosen for the files, where they are dropped, and what becomes of each. */
export function UploadRoom({ member, visibility: usual, realtime, language, words }: Props) {
  const initial: Choices = { visibility: usual };
  // On the server there is no queue; in the browser it outlives this page.
  const [queue] = useState(() => (typeof window === "undefined" ? null : queueOf(member.id, initial)));
  const entries = useSyncExternalStore(queue?.subscribe ?? subscribeToNothing, queue?.entries ?? (() => NOTHING), () => NOTHING);
  const choices = useSyncExternalStore(queue?.subscribe ?? subscribeToNothing, queue?.choices ?? (() => initial), () => initial);
  const summary = summarise(entries);
  useOutcomes(queue, member.id, realtime, summary.processing);
  const take = (files: File[], visibility: Visibility | null): void => {
    if (visibility) queue?.choose({ ...choices, visibility });
    queue?.add(files);
  };
  const begun = entries.length > 0;
  return (
    <div className="grid items-start gap-6 lg:grid-cols-[minmax(0,1fr)_20rem] lg:grid-rows-[auto_1fr] lg:gap-x-10">
      <DropTarget words={words} chosen={choices.visibility} small={begun} onFiles={take} />
      <div className="lg:sticky lg:top-10 lg:row-span-2">
        <UploadChoices words={words.choices} small={begun} choices={choices} onChange={(changed) => queue?.choose(changed)} />
      </div>
      {queue && begun && <Tray queue={queue} entries={entries} summary={summary} username={member.username} language={language} words={words} />}
    </div>
  );
}

const subscribeToNothing = (): (() => void) => () => undefined;
