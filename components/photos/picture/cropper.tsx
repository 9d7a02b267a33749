"use client";

import type { CSSProperties } from "react";
import { ReactCrop } from "react-image-crop";
import "react-image-crop/dist/ReactCrop.css";
import type { Crop, Size } from "@/lib/photos/versions/types";
import type { PictureWords } from "./words";

/** Smaller on the screen, in CSS pixels, a frame could not be taken hold of. */
const LEAST = 24;

const LOOKS = {
  position: "absolute",
  inset: 0,
  display: "block",
  maxWidth: "none",
  "--rc-drag-handle-size": "16px",
  "--rc-drag-handle-bg-colour": "oklch(0 0 0 / 0.45)",
  "--rc-border-color": "oklch(1 0 0 / 0.9)",
  "--rc-focus-color": "var(--accent)",
} as CSSProperties;

type PictureCropperProps = { size: Size; crop: Crop; ratio: number | null; words: PictureWords["crop"]; onChange: (crop: Crop) => void };

/** A frame with handles over all of the picture below it: by mouse, by finger, and by arrow keys, the whole or a corner or edge of it. */
export function PictureCropper({ size, crop, ratio, words, onChange }: PictureCropperProps) {
  const { area, ...handles } = words;
  const labels = Object.fromEntries(Object.entries(handles).map(([handle, label]) => [`${handle}DragHandle`, label])) as Labels;
  return (
    <ReactCrop
      crop={{ unit: "%", x: crop.x * 100, y: crop.y * 100, width: crop.width * 100, height: crop.height * 100 }}
      aspect={ratio ?? undefined}
      keepSelection
      ruleOfThirds
      minWidth={LEAST}
      minHeight={LEAST}
      ariaLabels={{ ...labels, cropArea: area }}
      // Nothing moves by itself.
      className="[&_[role=group]]:animate-none!"
      style={LOOKS}
      onChange={(_pixels, { x, y, width, height }) => onChange(inside({ x: x / 100, y: y / 100, width: width / 100, height: height / 100 }))}
    >
      <span className="block" style={{ aspectRatio: `${size.width} / ${size.height}` }} />
    </ReactCrop>
  );
}

type Labels = Record<`${keyof Omit<PictureWords["crop"], "area">}DragHandle`, string>;

/** Sums of the screen's pixels may be off by a hair. */
function inside({ x, y, width, height }: Crop): Crop {
  const [left, top] = [Math.min(1, Math.max(0, x)), Math.min(1, Math.max(0, y))];
  return { x: left, y: top, width: Math.min(width, 1 - left), height: Math.min(height, 1 - top) };
}
