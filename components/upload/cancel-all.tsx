"use client";

import { useId, useRef } from "react";
import { Button, IconButton } from "@/components/ui/button";
import { CloseIcon } from "@/components/ui/icons";
import type { UploadQueue } from "./queue";
import { say, type QueueWords } from "./queue-words";

type Props = {
  queue: UploadQueue;
  /** How many would end. */
  count: number;
  language: string;
  words: QueueWords;
  /** Asks by a sign rather than by words. */
  small?: boolean;
  onCancel?: () => void;
};

/** Asks before everything that has not arrived is ended. The browser's own dialog: it needs nothing loaded, so it is there without a connection. */
export function CancelAll({ queue, count, language, words, small = false, onCancel }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  const title = useId();
  const ask = (): void => dialog.current?.showModal();
  const cancel = (): void => {
    dialog.current?.close();
    queue.cancelAll();
    onCancel?.();
  };
  return (
    <>
      {small ? (
        <IconButton label={words["cancel-all"]} onClick={ask}>
          <CloseIcon />
        </IconButton>
      ) : (
        <Button variant="quiet" onClick={ask}>
          {words["cancel-all"]}
        </Button>
      )}
      <dialog
        ref={dialog}
        aria-labelledby={title}
        className="rise-in m-auto w-[calc(100%-2rem)] max-w-form rounded-lg border border-line bg-float p-5 text-left whitespace-normal text-ink shadow-float backdrop:bg-[oklch(0_0_0/0.5)]"
      >
        <h2 id={title} className="text-lg font-semibold">
          {say(words["cancel-title"], { count }, language)}
        </h2>
        <p className="mt-1 text-base text-muted">{words["cancel-text"]}</p>
        <div className="mt-5 flex flex-wrap justify-end gap-3">
          <Button onClick={() => dialog.current?.close()}>{words["cancel-keep"]}</Button>
          <Button variant="danger" onClick={cancel}>
            {say(words["cancel-confirm"], { count }, language)}
          </Button>
        </div>
      </dialog>
    </>
  );
}
