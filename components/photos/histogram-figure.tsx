"use client";

import { useEffect, useState } from "react";
import { ceiling, countSteps, outline } from "./histogram";

const BOX = { width: 255, height: 80 };
/** Pixels across the copy that is counted. */
const SAMPLE = 320;

type HistogramFigureProps = {
  /** Address of a small derivative. */
  src: string;
  words: { title: string; text: string };
};

type Outlines = { red: string; green: string; blue: string };

/** How light and dark are spread in a photograph, counted in the browser from a small copy. Its frame is there from the start, so nothing moves. */
export function HistogramFigure({ src, words }: HistogramFigureProps) {
  const [outlines, setOutlines] = useState<Outlines>();
  useEffect(() => {
    let current = true;
    void count(src).then((found) => current && setOutlines(found));
    return () => {
      current = false;
    };
  }, [src]);
  return (
    <figure className="flex flex-col gap-1.5">
      <figcaption className="text-xs text-muted">{words.title}</figcaption>
      <svg
        viewBox={`0 0 ${BOX.width} ${BOX.height}`}
        preserveAspectRatio="none"
        role="img"
        aria-label={words.text}
        className="h-20 w-full rounded-md bg-[oklch(0.1_0_0)]"
      >
        <path d="M63.75 0V80M127.5 0V80M191.25 0V80" stroke="oklch(0.3 0 0)" strokeWidth="1" vectorEffect="non-scaling-stroke" />
        {outlines && (
          <g style={{ mixBlendMode: "screen" }}>
            <path d={outlines.red} fill="oklch(0.6 0.22 27)" style={{ mixBlendMode: "screen" }} />
            <path d={outlines.green} fill="oklch(0.62 0.19 145)" style={{ mixBlendMode: "screen" }} />
            <path d={outlines.blue} fill="oklch(0.55 0.2 262)" style={{ mixBlendMode: "screen" }} />
          </g>
        )}
      </svg>
    </figure>
  );
}

async function count(src: string): Promise<Outlines | undefined> {
  const image = new Image();
  image.src = src;
  await image.decode().catch(() => undefined);
  const context = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  if (!context || image.naturalWidth === 0) return undefined;
  const width = Math.min(SAMPLE, image.naturalWidth);
  const height = Math.max(1, Math.round((width * image.naturalHeight) / image.naturalWidth));
  context.canvas.width = width;
  context.canvas.height = height;
  context.drawImage(image, 0, 0, width, height);
  const counts = countSteps(context.getImageData(0, 0, width, height).data);
  const top = ceiling(counts);
  return { red: outline(counts.red, top, BOX), green: outline(counts.green, top, BOX), blue: outline(counts.blue, top, BOX) };
}
