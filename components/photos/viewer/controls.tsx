import {
  ChevronLeftIcon,
  ChevronRightIcon,
  CloseIcon,
  InfoIcon,
  KeyboardIcon,
  MaximizeIcon,
  MinimizeIcon,
  MinusIcon,
  PauseIcon,
  PlayIcon,
  PlusIcon,
} from "@/components/ui/icons";
import { press } from "./press";
import { RoundButton, ROUND } from "./round-button";
import { showKeys, type Seen } from "./shown";
import type { Way } from "./swipe";
import { INTERVALS, type useSlideshow } from "./use-slideshow";
import type { ViewerWords } from "./words";

type Words = ViewerWords["room"];

type TopBarProps = {
  words: Words;
  position: string | null;
  slideshow: ReturnType<typeof useSlideshow>;
  /** Whether there is anything to show one after the other. */
  several: boolean;
  panel: { open: boolean; toggle: () => void };
  full: { full: boolean; toggle: () => void };
  onClose: () => void;
};

/** What can be done with the room itself. */
export function TopBar({ words, position, slideshow, several, panel, full, onClose }: TopBarProps) {
  return (
    <div className="pointer-events-none absolute inset-x-0 top-0 flex items-center justify-end gap-2 p-2 pt-[max(0.5rem,env(safe-area-inset-top))] *:pointer-events-auto">
      {position && <p className="mr-auto rounded-full bg-[oklch(0_0_0/0.7)] px-3 py-1.5 text-sm tabular-nums">{position}</p>}
      {several && slideshow.playing && <Interval words={words} slideshow={slideshow} />}
      {several && (
        <RoundButton label={slideshow.playing ? words.pause : words.play} onClick={slideshow.toggle}>
          {slideshow.playing ? <PauseIcon /> : <PlayIcon />}
        </RoundButton>
      )}
      <RoundButton label={words.panel} shortcut="i" aria-pressed={panel.open} onClick={panel.toggle}>
        <InfoIcon />
      </RoundButton>
      <RoundButton label={words.keys} shortcut="?" className="pointer-coarse:hidden" onClick={() => showKeys(true)}>
        <KeyboardIcon />
      </RoundButton>
      {document.fullscreenEnabled && (
        <RoundButton label={full.full ? words.window : words.full} shortcut="f" onClick={full.toggle}>
          {full.full ? <MinimizeIcon /> : <MaximizeIcon />}
        </RoundButton>
      )}
      <RoundButton label={words.close} shortcut="Escape" onClick={onClose}>
        <CloseIcon />
      </RoundButton>
    </div>
  );
}

const Interval = ({ words, slideshow: { seconds, setSeconds } }: Pick<TopBarProps, "words" | "slideshow">) => (
  <select
    aria-label={words.interval}
    title={words.interval}
    value={seconds}
    onChange={(event) => setSeconds(Number(event.target.value))}
    className="h-10 rounded-full border-0 bg-[oklch(0_0_0/0.7)] px-3 text-sm text-on-stage pointer-coarse:h-11"
  >
    {INTERVALS.map((interval) => (
      <option key={interval} value={interval} className="bg-float text-ink">
        {words.seconds.replace("{seconds}", String(interval))}
      </option>
    ))}
  </select>
);

type ZoomBarProps = {
  words: Words;
  /** 1 is 100 %: every pixel of the photograph is one of the screen. */
  share: number;
  whole: boolean;
  largest: boolean;
  onStep: (larger: boolean) => void;
  onToggle: () => void;
};

/** How large it is, as it truly is, and how to change that. */
export function ZoomBar({ words, share, whole, largest, onStep, onToggle }: ZoomBarProps) {
  const percent = new Intl.NumberFormat(document.documentElement.lang, { style: "percent" }).format(share);
  const toggle = whole ? words.actual : words.whole;
  return (
    <div className="absolute bottom-[max(0.75rem,env(safe-area-inset-bottom))] left-1/2 flex -translate-x-1/2 items-center gap-1">
      <RoundButton label={words.smaller} shortcut="-" disabled={whole} onClick={() => onStep(false)}>
        <MinusIcon />
      </RoundButton>
      <button
        type="button"
        title={toggle}
        aria-label={`${toggle}, ${percent}`}
        aria-keyshortcuts="z"
        onClick={onToggle}
        className="h-10 min-w-16 rounded-full bg-[oklch(0_0_0/0.7)] px-3 text-sm text-on-stage tabular-nums hover:bg-[oklch(0.3_0_0/0.85)] pointer-coarse:h-11"
      >
        {percent}
      </button>
      <RoundButton label={words.larger} shortcut="+" disabled={largest} onClick={() => onStep(true)}>
        <PlusIcon />
      </RoundButton>
    </div>
  );
}

type StepProps = { way: Way; to: Seen; label: string; onStep: (way: Way) => void };

/** To a neighbour; opened in a tab of its own, it is its page. */
export function Step({ way, to, label, onStep }: StepProps) {
  const Sign = way === "previous" ? ChevronLeftIcon : ChevronRightIcon;
  return (
    <a
      href={to.href}
      rel={way === "previous" ? "prev" : "next"}
      title={label}
      aria-label={label}
      aria-keyshortcuts={way === "previous" ? "ArrowLeft" : "ArrowRight"}
      draggable={false}
      onClick={(event) => {
        if (!press(event)) return;
        event.preventDefault();
        onStep(way);
      }}
      className={`absolute top-1/2 flex h-28 w-14 -translate-y-1/2 items-center justify-center -outline-offset-4 ${way === "previous" ? "left-0" : "right-0"}`}
    >
      <span className={ROUND}>
        <Sign size={24} />
      </span>
    </a>
  );
}
