"use client";

import { useRouter } from "next/navigation";
import { lazy, Suspense, useEffect, useEffectEvent, useRef, useState, type ReactNode, type RefObject } from "react";
import { PictureInput } from "@/components/upload/picture-input";
import { SendingLine } from "@/components/upload/sending-line";
import { createPortraitSend } from "@/components/upload/send";
import { useFiles } from "@/components/upload/use-files";
import { useSending } from "@/components/upload/use-sending";
import { fill } from "@/components/upload/words";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { join } from "@/components/ui/join";
import { Spinner } from "@/components/ui/spinner";
import { pictureRefusal } from "@/lib/media/policy";
import { dismissPortraitAction, removePortraitAction } from "@/lib/people/portraits/actions";
import { MAX_PORTRAIT_BYTES, MAX_PORTRAIT_MEGABYTES } from "@/lib/people/portraits/policy";
import type { Crop, PortraitState, Purpose } from "@/lib/people/portraits/types";
import { PortraitDeed } from "./deed";
import type { PortraitWords } from "./words";

/** Milliseconds between two looks at what is being made, in case events do not come through. */
const LOOK_EVERY = 5_000;

const Cropper = lazy(() => import("./cropper").then((module) => ({ default: module.PortraitCropper })));

type PortraitRoomProps = {
  purpose: Purpose;
  /** The picture as it is, or what stands for it. */
  current: ReactNode;
  /** Names it; null while there is none. */
  token: string | null;
  state: PortraitState;
  language: string;
  words: PortraitWords;
};

/** Where a picture of oneself is chosen, cut to size, sent and waited for. */
export function PortraitRoom({ purpose, current, token, state, language, words }: PortraitRoomProps) {
  const router = useRouter();
  const room = useRef<HTMLDivElement>(null);
  const chooser = useRef<HTMLButtonElement>(null);
  const [picked, pick] = usePicked();
  // The picture that stood here when the last upload arrived: as long as it still does and nothing is said of the new one, the page has not been told.
  const [before, setBefore] = useState<string | null>();
  const untold = before === token && state === "settled";
  if (before !== undefined && !untold) setBefore(undefined);
  const sending = useSending<void>(() => {
    setBefore(token);
    router.refresh();
  });
  const send = (picture: File, crop: Crop | null): void => {
    pick(null);
    room.current?.focus({ preventScroll: true });
    void sending.send(picture, createPortraitSend(picture, { purpose, crop }));
  };
  const take = (picture: File): void => {
    const refusal = pictureRefusal(picture, MAX_PORTRAIT_BYTES);
    sending.stop(refusal);
    if (refusal === null && purpose === "signature") send(picture, null);
    else pick(refusal === null ? picture : null);
  };
  const over = useFiles(room, { paste: purpose === "avatar", take });
  useLooking(state === "processing" || untold, () => router.refresh());
  const back = (): void => {
    pick(null);
    requestAnimationFrame(() => chooser.current?.focus());
  };
  return (
    <div
      ref={room}
      tabIndex={-1}
      className={join("relative flex flex-col gap-4 rounded-md", over ? "outline-2 outline-offset-8 outline-accent outline-dashed" : "outline-none")}
    >
      {picked ? (
        <Suspense fallback={<Waiting words={words.crop.loading} />}>
          <Cropper key={picked.url} image={picked.url} words={words.crop} onDone={(crop) => send(picked.file, crop)} onCancel={back} />
        </Suspense>
      ) : (
        <div className="flex flex-wrap items-center gap-x-6 gap-y-4">
          {current}
          <div className="flex min-w-0 flex-1 basis-60 flex-col gap-3">
            {sending.share === null ? (
              <Doors purpose={purpose} present={token !== null} words={words} chooser={chooser} onFile={take} />
            ) : (
              <SendingLine share={sending.share} trouble={sending.trouble} language={language} words={words} onCancel={() => sending.stop()} />
            )}
          </div>
        </div>
      )}
      {sending.problem && (
        <Callout tone="danger" role="alert">
          {fill(words.problems[sending.problem], { megabytes: MAX_PORTRAIT_MEGABYTES })}
        </Callout>
      )}
      {!picked && sending.share === null && <Making purpose={purpose} state={state} words={words} />}
    </div>
  );
}

type DoorsProps = {
  purpose: Purpose;
  present: boolean;
  words: PortraitWords;
  chooser: RefObject<HTMLButtonElement | null>;
  onFile: (file: File) => void;
};

/** Ways to a picture, and away from the one there is. */
function Doors({ purpose, present, words, chooser, onFile }: DoorsProps) {
  const input = useRef<HTMLInputElement>(null);
  const said = words[purpose];
  return (
    <>
      <div className="flex flex-wrap gap-3">
        <Button ref={chooser} className="noscript:hidden" onClick={() => input.current?.click()}>
          {present ? said.replace : said.choose}
        </Button>
        {present && (
          <PortraitDeed action={removePortraitAction} purpose={purpose} variant="quiet">
            {said.remove}
          </PortraitDeed>
        )}
      </div>
      <PictureInput ref={input} label={said.choose} purpose={purpose} onFile={onFile} />
      <p className="text-sm text-muted noscript:hidden">{fill(said.formats, { megabytes: MAX_PORTRAIT_MEGABYTES })}</p>
      <p className="hidden text-sm text-muted noscript:block">{words["no-script"]}</p>
    </>
  );
}

/** What became of the last upload, as long as that is open. */
function Making({ purpose, state, words }: { purpose: Purpose; state: PortraitState; words: PortraitWords }) {
  if (state === "settled") return null;
  const dismiss = (
    <PortraitDeed action={dismissPortraitAction} purpose={purpose} variant="secondary" size="sm">
      {state === "processing" ? words["give-up"] : words.understood}
    </PortraitDeed>
  );
  if (state === "processing") return <Waiting words={words.making} action={dismiss} />;
  return (
    <Callout tone="danger" role="alert" action={dismiss}>
      {words.failure[state]}
    </Callout>
  );
}

const Waiting = ({ words, action }: { words: string; action?: ReactNode }) => (
  <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
    <p role="status" className="flex min-w-0 flex-1 items-center gap-2.5 text-sm text-muted">
      <Spinner size={18} className="shrink-0 text-accent-text" />
      {words}
    </p>
    {action}
  </div>
);

type Picked = { file: File; url: string };

/** A file to be cut to size, with an address for as long as that takes; where the page is left meanwhile, as long as the document. */
function usePicked(): [Picked | null, (file: File | null) => void] {
  const [picked, setPicked] = useState<Picked | null>(null);
  const pick = (file: File | null): void => {
    if (picked) URL.revokeObjectURL(picked.url);
    setPicked(file && { file, url: URL.createObjectURL(file) });
  };
  return [picked, pick];
}

/** Looks again and again while something is being made. */
function useLooking(waiting: boolean, look: () => void): void {
  const again = useEffectEvent(look);
  useEffect(() => {
    if (!waiting) return undefined;
    const timer = setInterval(() => again(), LOOK_EVERY);
    return () => clearInterval(timer);
  }, [waiting]);
}
