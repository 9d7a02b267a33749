"use client";

import { lazy, Suspense, type CSSProperties } from "react";
import { useScripted } from "@/components/ui/use-scripted";
import { derivativeUrl, fileUrl, srcSet } from "@/lib/media/format";
import type { Crop, Size, Turn, WholePicture } from "@/lib/photos/versions/types";
import { UnwaitedImage } from "../unwaited-image";
import type { PictureWords } from "./words";

const Cropper = lazy(() => import("./cropper").then((module) => ({ default: module.PictureCropper })));

type PictureStageProps = {
  whole: WholePicture;
  turn: Turn;
  /** Pixels of the picture once it is turned. */
  size: Size;
  crop: Crop;
  ratio: number | null;
  words: PictureWords;
  onCrop: (crop: Crop) => void;
};

/** All of the picture, turned as it will be, with what is kept of it. Its size is known before it loads. */
export function PictureStage({ whole, turn, size, crop, ratio, words, onCrop }: PictureStageProps) {
  const scripted = useScripted();
  const shape = size.width / size.height;
  const frame = <Frame crop={crop} />;
  return (
    <div data-theme="dark" className="rounded-md bg-stage p-4 sm:p-6">
      <div
        className="relative mx-auto overflow-visible"
        style={{ width: `min(100%, ${size.width}px, 68svh * ${shape.toFixed(4)})`, aspectRatio: `${size.width} / ${size.height}` }}
      >
        <UnwaitedImage
          {...sourcesOf(whole)}
          alt={words.form.picture}
          decoding="async"
          fetchPriority="high"
          draggable={false}
          className="bg-sunken"
          style={turned(turn, size)}
        />
        {scripted ? (
          <Suspense fallback={frame}>
            <Cropper size={size} crop={crop} ratio={ratio} words={words.crop} onChange={onCrop} />
          </Suspense>
        ) : (
          frame
        )}
      </div>
    </div>
  );
}

/** Where nothing edits it, what everyone sees is the whole picture. */
function sourcesOf(whole: WholePicture) {
  const { width, height } = whole;
  if (whole.proof) return { src: fileUrl(whole.urlToken, "proof", "webp"), width, height };
  return { src: derivativeUrl(whole, 640), srcSet: srcSet(whole), sizes: "(min-width: 64rem) 60vw, 100vw", width, height };
}

/** Lays an upright picture into a box of the size it has when it is turned. */
function turned(turn: Turn, { width, height }: Size): CSSProperties {
  const lying = turn % 180 !== 0;
  return {
    position: "absolute",
    left: "50%",
    top: "50%",
    maxWidth: "none",
    width: lying ? `${(100 * height) / width}%` : "100%",
    height: lying ? `${(100 * width) / height}%` : "100%",
    transform: `translate(-50%, -50%) rotate(${turn}deg)`,
  };
}

/** What is kept, until there is something to take hold of it by. */
const Frame = ({ crop: { x, y, width, height } }: { crop: Crop }) => (
  <span className="pointer-events-none absolute inset-0 overflow-hidden">
    <span
      className="absolute border border-[oklch(1_0_0/0.9)] shadow-[0_0_0_9999px_oklch(0_0_0/0.5)]"
      style={{ left: `${x * 100}%`, top: `${y * 100}%`, width: `${width * 100}%`, height: `${height * 100}%` }}
    />
  </span>
);
