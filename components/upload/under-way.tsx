"use client";

import { usePathname } from "next/navigation";
import { useRef, useState, useSyncExternalStore } from "react";
import { IconButton } from "@/components/ui/button";
import { CloseIcon, PauseIcon, PlayIcon, RetryIcon } from "@/components/ui/icons";
import { Link } from "@/components/ui/link";
import { Progress } from "@/components/ui/progress";
import { CancelAll } from "./cancel-all";
import type { Entry } from "./queue";
import type { UploadsHere } from "./queue-here";
import { say } from "./queue-words";
import { summarise, type Summary } from "./summary";
import { useKeptFocus } from "./use-kept-focus";
import { useOutcomes } from "./use-outcomes";

type Props = {
  uploads: UploadsHere;
  /** In the rail of wide screens, or above the bar of phones. */
  place: "rail" | "bar";
};

/** The uploads of this tab on every page but their own: how far they are, and what one can do about all of them. */
export function UnderWay({ uploads, place }: Props) {
  const { queue } = uploads;
  const entries = useSyncExternalStore(queue.subscribe, queue.entries, queue.entries);
  const onTheirPage = usePathname() === "/upload";
  const summary = summarise(entries);
  const [seen, setSeen] = useState<readonly Entry[] | null>(null);
  if (onTheirPage && summary.open === 0 && seen !== entries) setSeen(entries);
  if (onTheirPage || entries.length === 0 || entries === seen) return null;
  const hide = (): void => {
    setSeen(entries);
    backToPage();
  };
  const strip = <Strip uploads={uploads} summary={summary} place={place} onHide={hide} />;
  if (place === "rail") {
    return (
      <>
        <Outcomes uploads={uploads} processing={summary.processing} />
        {strip}
      </>
    );
  }
  return (
    <>
      {/* The end of the page stays within reach. */}
      <div className="h-12 md:hidden" />
      {strip}
    </>
  );
}

/** Where the keyboard goes when the strip that had it is gone. */
const backToPage = (): void => document.getElementById("main")?.focus({ preventScroll: true });

/** There is one of it, while the upload page's own is away. */
function Outcomes({ uploads: { queue, memberId, realtime }, processing }: { uploads: UploadsHere; processing: number }) {
  useOutcomes(queue, memberId, realtime, processing);
  return null;
}

type StripProps = { uploads: UploadsHere; summary: Summary; place: Props["place"]; onHide: () => void };

function Strip({ uploads, summary, place, onHide }: StripProps) {
  const { words } = uploads;
  const self = useRef<HTMLDivElement>(null);
  useKeptFocus(self);
  const rail = place === "rail";
  const sentence = sentenceOf(summary, uploads);
  const { processing, ready, all, uploading, trouble } = summary;
  return (
    <div
      ref={self}
      role="group"
      aria-label={words.label}
      data-uploads={uploading > 0 ? "moving" : "over"}
      className={
        rail
          ? "mt-2 flex flex-col gap-1.5 rounded-md border border-line xl:p-2"
          : "fixed inset-x-0 bottom-[calc(3.5rem+1px+env(safe-area-inset-bottom))] z-30 border-t border-line bg-canvas md:hidden"
      }
    >
      {!rail && uploading > 0 && <Progress label={words.progress} value={summary.progress} className="rounded-none" />}
      <div className={rail ? "flex flex-col gap-1 xl:px-1" : "mx-auto flex h-12 max-w-feed items-center pr-1 pl-4"}>
        <Link
          href="/upload"
          title={rail ? `${sentence}. ${words.open}` : words.open}
          className={
            rail
              ? "flex min-h-9 items-center justify-center rounded-sm text-center text-sm tabular-nums hover:bg-hover xl:justify-start xl:text-left"
              : "flex h-11 min-w-0 flex-1 items-center text-sm tabular-nums"
          }
        >
          {rail && (
            <span aria-hidden className="text-xs xl:hidden">
              {processing + ready}/{all}
            </span>
          )}
          <span className={rail ? "sr-only xl:not-sr-only" : "line-clamp-2"}>{sentence}</span>
        </Link>
        {rail && uploading > 0 && <Progress label={words.progress} value={summary.progress} />}
        <div className={rail ? "flex flex-col items-center xl:flex-row xl:justify-end" : "flex shrink-0"}>
          <Actions uploads={uploads} summary={summary} onHide={onHide} />
        </div>
      </div>
      {/* Read out when something changes that people wait for, not with every file. */}
      <p role="status" className="sr-only">
        {trouble || uploading === 0 ? sentence : ""}
      </p>
    </div>
  );
}

function Actions({ uploads: { queue, language, words }, summary, onHide }: Omit<StripProps, "place">) {
  const { moving, paused, uploading, resumable } = summary;
  return (
    <>
      {moving + paused > 0 && (
        <IconButton label={moving > 0 ? words["pause-all"] : words["resume-all"]} onClick={() => (moving > 0 ? queue.pauseAll() : queue.resumeAll())}>
          {moving > 0 ? <PauseIcon /> : <PlayIcon />}
        </IconButton>
      )}
      {paused === 0 && resumable > 0 && (
        <IconButton label={words["retry-all"]} onClick={() => queue.resumeAll()}>
          <RetryIcon />
        </IconButton>
      )}
      {uploading > 0 ? (
        <CancelAll queue={queue} count={uploading} language={language} words={words} small onCancel={backToPage} />
      ) : (
        <IconButton label={words.dismiss} onClick={onHide}>
          <CloseIcon />
        </IconButton>
      )}
    </>
  );
}

function sentenceOf({ all, ready, processing, failed, uploading, moving, trouble }: Summary, { words, language }: UploadsHere): string {
  const done = ready + processing;
  if (trouble) return say(words.trouble, { done, all }, language);
  if (uploading > 0) return say(moving > 0 ? words.sent : words.paused, { done, all }, language);
  return failed > 0 ? say(words.failed, { failed }, language) : say(words.finished, { all }, language);
}
