"use client";

import { Button } from "@/components/ui/button";
import { CancelAll } from "./cancel-all";
import type { UploadQueue } from "./queue";
import type { QueueWords } from "./queue-words";
import type { Summary } from "./summary";

type Props = { queue: UploadQueue; summary: Summary; language: string; words: QueueWords };

/** What one can do about all files at once; with a single one, its row has it all. */
export function Bulk({ queue, summary: { moving, paused, uploading, resumable }, language, words }: Props) {
  return (
    <>
      {/* One button, so that pressing it twice goes back and forth. */}
      {moving + paused > 1 && (
        <Button onClick={() => (moving > 0 ? queue.pauseAll() : queue.resumeAll())}>{moving > 0 ? words["pause-all"] : words["resume-all"]}</Button>
      )}
      {paused === 0 && resumable > 1 && <Button onClick={() => queue.resumeAll()}>{words["retry-all"]}</Button>}
      {uploading > 1 && <CancelAll queue={queue} count={uploading} language={language} words={words} />}
    </>
  );
}
