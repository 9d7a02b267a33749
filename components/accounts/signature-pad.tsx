"use client";

import { useRef, useState, type PointerEvent } from "react";
import { Button } from "@/components/ui/button";
import { BOX, lineOf, LONGEST, pathOf, strokesOf, type Point } from "./strokes";

export type PadWords = Record<"draw" | "drawing" | "undo" | "clear" | "full" | "draw-no-script", string>;

/** Draws a signature, and sends it along with the form around as `path`. What it draws takes the colour of the text. */
export function SignaturePad({ path, words }: { path: string; words: PadWords }) {
  const [strokes, setStrokes] = useState(() => strokesOf(path));
  const [line, setLine] = useState<Point[]>([]);
  const [full, setFull] = useState(false);
  const pen = useRef<number>(null);

  const down = (event: PointerEvent<SVGSVGElement>): void => {
    if (event.button !== 0 || pen.current !== null) return;
    event.preventDefault();
    event.currentTarget.setPointerCapture(event.pointerId);
    pen.current = event.pointerId;
    setLine([placeIn(event.currentTarget, event)]);
  };
  const move = (event: PointerEvent<SVGSVGElement>): void => {
    if (event.pointerId !== pen.current) return;
    const passed = event.nativeEvent.getCoalescedEvents?.() ?? [];
    const surface = event.currentTarget;
    const places = (passed.length > 0 ? passed : [event.nativeEvent]).map((each) => placeIn(surface, each));
    setLine((before) => [...before, ...places]);
  };
  const up = (event: PointerEvent<SVGSVGElement>): void => {
    if (event.pointerId !== pen.current) return;
    pen.current = null;
    setLine([]);
    const drawn = [...strokes, pathOf(line)];
    const fits = drawn.join("").length <= LONGEST;
    setFull(!fits);
    if (fits) setStrokes(drawn);
  };
  const change = (left: string[]): void => {
    setFull(false);
    setStrokes(left);
  };
  return (
    <div className="flex flex-col gap-3">
      <input type="hidden" name="path" value={strokes.join("")} />
      <p className="text-sm text-muted noscript:hidden">{words.draw}</p>
      <p className="hidden text-sm text-muted noscript:block">{words["draw-no-script"]}</p>
      <svg
        viewBox={`0 0 ${BOX.width} ${BOX.height}`}
        role="img"
        aria-label={words.drawing}
        data-strokes={strokes.length}
        onPointerDown={down}
        onPointerMove={move}
        onPointerUp={up}
        onPointerCancel={up}
        className="block aspect-3/1 w-full max-w-150 cursor-crosshair touch-none rounded-md border border-edge bg-surface text-ink select-none"
      >
        <path d="M40 160H560" className="stroke-line" strokeWidth="1.5" />
        <g fill="none" stroke="currentColor" strokeWidth="6" strokeLinecap="round" strokeLinejoin="round">
          <path d={strokes.join("")} />
          <path d={lineOf(line)} />
        </g>
      </svg>
      {full && (
        <p role="status" className="text-sm text-danger">
          {words.full}
        </p>
      )}
      <div className="flex flex-wrap gap-3 noscript:hidden">
        <Button size="sm" disabled={strokes.length === 0} onClick={() => change(strokes.slice(0, -1))}>
          {words.undo}
        </Button>
        <Button size="sm" variant="quiet" disabled={strokes.length === 0} onClick={() => change([])}>
          {words.clear}
        </Button>
      </div>
    </div>
  );
}

/** Where the pen is, in the box. */
function placeIn(surface: Element, { clientX, clientY }: { clientX: number; clientY: number }): Point {
  const { left, top, width, height } = surface.getBoundingClientRect();
  return { x: ((clientX - left) / width) * BOX.width, y: ((clientY - top) / height) * BOX.height };
}
