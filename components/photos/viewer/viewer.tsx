"use client";

import { useEffect, useLayoutEffect, useRef, useState, type RefObject } from "react";
import { Step, TopBar, ZoomBar } from "./controls";
import { closeViewer, type Opening, type Seen, type Shown } from "./shown";
import { Slide } from "./slide";
import type { Way } from "./swipe";
import { mustSave } from "./use-beside";
import { useFullScreen } from "./use-full-screen";
import { useGestures } from "./use-gestures";
import { useRoom } from "./use-room";
import { useIdle, useSlideshow } from "./use-slideshow";
import { useSteps } from "./use-steps";
import { useViewerKeys } from "./use-viewer-keys";
import type { ViewerWords } from "./words";
import { bounded, canZoom, fitOf, isZoomed, shareOf, STEP, WHOLE, zoomed, type Fit, type Size, type View } from "./zoom";

type ViewerProps = { shown: Shown; opening: Opening; words: ViewerWords["room"] };

const MIDDLE = { x: 0, y: 0 };

/** The photograph alone, over all else: whole or down to its pixels, and those of its sequence one after the other. */
export function Viewer({ shown, opening, words }: ViewerProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const frame = useRef<HTMLDivElement>(null);
  const surface = useRef<HTMLDivElement>(null);
  const strip = useRef<HTMLDivElement>(null);
  const [panel, setPanel] = useState(false);
  const [sparing] = useState(mustSave);
  useModal(dialog);
  const close = (): void => dialog.current?.close();
  const full = useFullScreen(frame, opening.full === true, close);
  const room = useRoom(frame);
  const { seen, pending, go } = useSteps(shown);

  const fitOfSeen = (one: Seen): Fit | null => room && fitOf(room, one.id === shown.photo.id ? shown.largest : copyOf(one), room.density);
  const fit = fitOfSeen(seen);
  const { view, look } = useView(seen.id, fit, opening.zoom === true);
  const near = isZoomed(view);
  const toggleZoom = (at = MIDDLE): void => {
    if (fit) look(near ? WHOLE : zoomed(view, fit.most, at, fit));
  };
  const zoomBy = (by: number): void => {
    if (fit) look(zoomed(view, view.scale * by, MIDDLE, fit));
  };
  const several = shown.previous !== null || shown.next !== null;
  const slideshow = useSlideshow({ surface, at: seen.id, held: pending !== null || near, last: shown.last, onNext: () => go("next") });
  const idle = useIdle(slideshow.playing);
  const togglePanel = (): void => setPanel(!panel);

  const sides = { previous: !pending && shown.previous !== null, next: !pending && shown.next !== null };
  useGestures(surface, strip, { fit, view, sides, onView: look, onStep: go, onDoubleTap: toggleZoom });
  useViewerKeys({
    near,
    onStep: go,
    onPan: (x, y) => fit && look(bounded({ scale: view.scale, x: view.x + x * fit.room.width, y: view.y + y * fit.room.height }, fit)),
    onZoom: (by) => (by === null ? look(WHOLE) : zoomBy(by)),
    onToggleZoom: toggleZoom,
    onFull: full.toggle,
    onPanel: togglePanel,
    onClose: close,
  });

  const slides = pending ? stepOf(shown.photo, pending, seen) : slidesOf(sparing ? { ...shown, previous: null, next: null } : shown);
  const sharp = room && fit && !pending && (near || fit.width * room.density > seen.widest + 1) ? shown.largest.src : null;
  return (
    <dialog
      ref={dialog}
      data-viewer
      data-theme="dark"
      aria-label={words.title}
      onClose={leave}
      className="fixed inset-0 m-0 size-full max-h-none max-w-none overflow-hidden border-0 bg-stage p-0 text-on-stage outline-none"
    >
      <div ref={frame} tabIndex={-1} className="relative size-full overflow-hidden bg-stage outline-none">
        <div ref={surface} className={`absolute inset-0 touch-none overflow-hidden select-none ${near ? "cursor-move" : ""}`}>
          <div ref={strip} className="absolute inset-0">
            {slides.map(({ seen: one, place }) => (
              <Slide
                key={place === -1 && one.id === shown.next?.id ? "round" : one.id}
                seen={one}
                place={place}
                size={fitOfSeen(one) ?? MINUTE}
                view={place === 0 ? view : undefined}
                sharp={place === 0 ? sharp : null}
              />
            ))}
          </div>
        </div>
        <div className={`transition-opacity focus-within:opacity-100 ${idle ? "opacity-0" : ""}`}>
          {!near && shown.previous && <Step way="previous" to={shown.previous} label={words.previous} onStep={go} />}
          {!near && shown.next && <Step way="next" to={shown.next} label={words.next} onStep={go} />}
          {!near && !pending && (
            <div className="pointer-events-none absolute bottom-[max(0.75rem,env(safe-area-inset-bottom))] left-2 max-w-[calc(100%-1rem)] rounded-lg bg-[oklch(0_0_0/0.7)] px-3 py-1.5 max-sm:mb-13 sm:max-w-[calc(50%-6.5rem)]">
              {shown.caption}
            </div>
          )}
          {fit && room && canZoom(fit) && (
            <ZoomBar
              words={words}
              share={shareOf(view, fit, seen.size, room.density)}
              whole={!near}
              largest={view.scale >= fit.most - 0.001}
              onStep={(larger) => zoomBy(larger ? STEP : 1 / STEP)}
              onToggle={() => toggleZoom()}
            />
          )}
          <TopBar
            words={words}
            position={pending ? null : shown.position}
            slideshow={slideshow}
            several={several}
            panel={{ open: panel, toggle: togglePanel }}
            full={full}
            onClose={close}
          />
        </div>
        {panel && (
          <aside
            aria-label={words.panel}
            className="absolute inset-x-0 bottom-0 max-h-1/2 overflow-y-auto overscroll-contain rounded-t-lg border-t border-line bg-float p-5 text-ink shadow-float sm:inset-x-auto sm:top-16 sm:right-2 sm:bottom-auto sm:max-h-[calc(100%-5rem)] sm:w-80 sm:rounded-lg sm:border"
          >
            <h2 className="pb-4 font-medium">{shown.photo.name}</h2>
            {shown.camera}
          </aside>
        )}
        <p role="status" className="sr-only">
          {slideshow.ended ? words.ended : pending ? "" : shown.announced}
        </p>
      </div>
    </dialog>
  );
}

/** Before the room is known nothing is painted. */
const MINUTE: Size = { width: 0, height: 0 };

/** The pixels of the widest copy that anyone who sees a photograph may have. */
const copyOf = ({ size, widest }: Seen): Size => ({ width: widest, height: (widest * size.height) / size.width });

function slidesOf({ previous, photo, next }: Pick<Shown, "previous" | "photo" | "next">): { seen: Seen; place: -1 | 0 | 1 }[] {
  const [before, after] = [previous && { seen: previous, place: -1 as const }, next && { seen: next, place: 1 as const }];
  return [before, { seen: photo, place: 0 as const }, after].flatMap((slide) => slide ?? []);
}

/** One photograph making place for another, whose page is on its way. */
const stepOf = (photo: Seen, way: Way, to: Seen): { seen: Seen; place: -1 | 0 | 1 }[] =>
  way === "next"
    ? [
        { seen: photo, place: -1 },
        { seen: to, place: 0 },
      ]
    : [
        { seen: to, place: 0 },
        { seen: photo, place: 1 },
      ];

/** What is seen of a photograph; of the next one, the whole again. */
function useView(id: string, fit: Fit | null, nearAtFirst: boolean): { view: View; look: (view: View) => void } {
  const [held, setHeld] = useState({ id, view: nearAtFirst ? { ...WHOLE, scale: Number.MAX_VALUE } : WHOLE });
  const view = fit && held.id === id ? bounded(held.view, fit) : WHOLE;
  return { view, look: (next) => setHeld({ id, view: next }) };
}

/** Over all else and all else out of reach, as long as it is there. */
function useModal(dialog: RefObject<HTMLDialogElement | null>): void {
  useLayoutEffect(() => {
    const element = dialog.current;
    if (element && !element.open) element.showModal();
  }, [dialog]);
  useEffect(() => {
    dialog.current?.querySelector<HTMLElement>("[tabindex]")?.focus();
  }, [dialog]);
}

/** The focus goes back to what opened it; or, on the page of another photo by now, to what would. */
function leave(): void {
  closeViewer();
  requestAnimationFrame(() => {
    if (document.activeElement === document.body) document.querySelector<HTMLElement>("[data-enlarge]")?.focus({ preventScroll: true });
  });
}
