import { useEffect, useRef, useState, type RefObject } from "react";

export const INTERVALS = [3, 5, 10, 20] as const;

type SlideshowOptions = {
  surface: RefObject<HTMLElement | null>;
  /** Names the photograph that is shown. */
  at: string;
  /** While it is looked at more closely, or another is on its way. */
  held: boolean;
  last: boolean;
  onNext: () => void;
};

/** Goes on by itself, each photograph standing as long as was asked from when it is there, and stops after the last. */
export function useSlideshow({ surface, at, held, last, onNext }: SlideshowOptions) {
  const [playing, setPlaying] = useState(false);
  const [endedAt, setEndedAt] = useState<string | null>(null);
  const [seconds, setSeconds] = useState<number>(5);
  const latest = useRef(onNext);
  useEffect(() => {
    latest.current = onNext;
  });
  useEffect(() => {
    if (!playing || held) return undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let current = true;
    const wait = (): void => {
      if (current) timer = setTimeout(turn, seconds * 1000);
    };
    const turn = (): void => {
      // Nobody looks: it goes on once somebody does.
      if (document.hidden) wait();
      else if (last) {
        setPlaying(false);
        setEndedAt(at);
      } else latest.current();
    };
    const image = surface.current?.querySelector<HTMLImageElement>(`[data-current="${at}"] img`);
    if (image) image.decode().then(wait, wait);
    else wait();
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [playing, held, last, seconds, at, surface]);
  const toggle = (): void => {
    setEndedAt(null);
    setPlaying(!playing);
  };
  return { playing, ended: endedAt === at, seconds, setSeconds, toggle };
}

/** Whether nobody has moved, pressed or typed for a while; then what lies over the photograph can go. */
export function useIdle(active: boolean): boolean {
  const [idle, setIdle] = useState(false);
  useEffect(() => {
    if (!active) return undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const stir = (): void => {
      setIdle(false);
      clearTimeout(timer);
      timer = setTimeout(() => setIdle(true), 3000);
    };
    stir();
    const stirred = ["pointermove", "pointerdown", "keydown"] as const;
    for (const type of stirred) document.addEventListener(type, stir);
    return () => {
      clearTimeout(timer);
      for (const type of stirred) document.removeEventListener(type, stir);
    };
  }, [active]);
  return active && idle;
}
