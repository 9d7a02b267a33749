"use client";

import { useEffect, useRef, useState } from "react";
import { IconButton } from "@/components/ui/button";
import { DownloadIcon, PauseIcon, PlayIcon, SoundIcon } from "@/components/ui/icons";
import { useScripted } from "@/components/ui/use-scripted";
import { fill } from "@/components/upload/words";
import { sayLength, saySpeed, SPEEDS } from "./audio";

type AudioWords = Record<"label" | "play" | "pause" | "seek" | "place" | "speed" | "fault" | "download", string>;

type AudioPlayerProps = {
  src: string;
  name: string;
  /** What it is, and how large. */
  kind: string;
  language: string;
  words: AudioWords;
};

/** A sound that is heard in the page; the browser's own player where there are no scripts. */
export function AudioPlayer({ src, name, kind, language, words }: AudioPlayerProps) {
  const audio = useRef<HTMLAudioElement>(null);
  const scripted = useScripted();
  const { playing, at, all, failed, ...listening } = usePlaying(audio);
  const place = fill(words.place, { at: sayLength(at, language), all: sayLength(all, language) });
  return (
    <section aria-label={words.label} className="flex flex-col gap-2 rounded-lg border border-line px-3 py-2">
      <div className="flex items-center gap-3">
        <SoundIcon className="shrink-0 text-muted" />
        <span className="min-w-0 flex-1">
          <span className="block truncate font-medium">{name}</span>
          <span className="block text-sm text-muted tabular-nums">{kind}</span>
        </span>
        <a
          href={src}
          download={name}
          aria-label={words.download}
          title={words.download}
          className="inline-flex size-10 shrink-0 items-center justify-center rounded-md text-muted hover:bg-hover pointer-coarse:size-11"
        >
          <DownloadIcon />
        </a>
      </div>
      {/* oxlint-disable-next-line jsx-a11y/media-has-caption -- somebody's own file, of which we know no words */}
      <audio ref={audio} src={src} controls={!scripted} preload="metadata" className={scripted ? "hidden" : "h-11 w-full"} {...listening} />
      {scripted && (
        <div className="flex h-11 items-center gap-2 sm:gap-3">
          <IconButton
            label={playing ? words.pause : words.play}
            onClick={() => {
              if (playing) audio.current?.pause();
              else audio.current?.play().catch(() => undefined);
            }}
          >
            {playing ? <PauseIcon /> : <PlayIcon />}
          </IconButton>
          <input
            type="range"
            min={0}
            max={all || 1}
            step="any"
            value={at}
            aria-label={words.seek}
            aria-valuetext={place}
            onChange={({ currentTarget }) => {
              if (audio.current) audio.current.currentTime = currentTarget.valueAsNumber;
            }}
            className="h-11 min-w-0 flex-1 cursor-pointer accent-(--accent)"
          />
          <span className="shrink-0 text-sm text-muted tabular-nums" aria-hidden="true">
            {sayLength(at, language)} / {sayLength(all, language)}
          </span>
          <select
            aria-label={words.speed}
            defaultValue="1"
            onChange={({ currentTarget }) => {
              if (audio.current) audio.current.playbackRate = Number(currentTarget.value);
            }}
            className="field-sizing-content h-8 shrink-0 rounded-md border border-line bg-transparent px-1.5 text-sm hover:bg-hover pointer-coarse:h-11 [&>option]:bg-float [&>option]:text-ink"
          >
            {SPEEDS.map((speed) => (
              <option key={speed} value={speed}>
                {saySpeed(speed, language)}
              </option>
            ))}
          </select>
        </div>
      )}
      {failed && (
        <p role="alert" className="text-sm text-danger">
          {words.fault}
        </p>
      )}
    </section>
  );
}

/** The one sound that is heard in this page. */
let heard: HTMLAudioElement | null = null;

/** How far a sound has been played, and what to listen to for that. One that begins stops the one before. */
function usePlaying(audio: { current: HTMLAudioElement | null }) {
  const [state, setState] = useState({ playing: false, at: 0, all: 0, failed: false });
  const look = (): void => {
    const { paused = true, currentTime = 0, duration = 0, error } = audio.current ?? {};
    setState({ playing: !paused, at: currentTime, all: Number.isFinite(duration) ? duration : 0, failed: Boolean(error) });
  };
  useEffect(() => {
    // What became of it before our scripts ran was told to nobody.
    audio.current?.dispatchEvent(new Event("durationchange"));
  }, [audio]);
  return {
    ...state,
    onPlay: () => {
      if (heard !== audio.current) heard?.pause();
      heard = audio.current;
      look();
    },
    onPause: look,
    onEnded: look,
    onTimeUpdate: look,
    onSeeked: look,
    onDurationChange: look,
    onLoadedMetadata: look,
    onError: look,
  };
}
