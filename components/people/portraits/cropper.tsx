"use client";

import { useState, type CSSProperties, type KeyboardEvent } from "react";
import Cropper from "react-easy-crop";
import "react-easy-crop/react-easy-crop.css";
import { Button, IconButton } from "@/components/ui/button";
import { MinusIcon, PlusIcon } from "@/components/ui/icons";
import type { Crop } from "@/lib/people/portraits/types";
import type { PortraitWords } from "./words";

/** Pixels of the picture across the smallest part that may be chosen: less would only be a blur. */
const LEAST = 96;
const LARGEST_ZOOM = 8;
/** What one press of a key does, in pixels on the screen and in parts of the size. */
const STEP = 10;
const ZOOM_STEP = 0.1;

type PortraitCropperProps = {
  /** The address of a picture on this machine. */
  image: string;
  words: PortraitWords["crop"];
  /** Null where the browser cannot show the picture: its middle then. */
  onDone: (crop: Crop | null) => void;
  onCancel: () => void;
};

/** Chooses the part of a picture that becomes an avatar: by mouse, finger, wheel and keys. */
export function PortraitCropper({ image, words, onDone, onCancel }: PortraitCropperProps) {
  const [position, setPosition] = useState({ x: 0, y: 0 });
  const [zoom, setZoom] = useState(1);
  const [limit, setLimit] = useState(LARGEST_ZOOM);
  const [blind, setBlind] = useState(false);
  const [part, setPart] = useState<Crop | null>(null);
  const zoomTo = (wanted: number): void => setZoom(Math.min(limit, Math.max(1, wanted)));
  const onKeyDown = ({ key }: KeyboardEvent): void => {
    if (key === "+" || key === "=") zoomTo(zoom + ZOOM_STEP);
    if (key === "-" || key === "_") zoomTo(zoom - ZOOM_STEP);
    if (key === "Escape") onCancel();
  };
  if (blind) return <Blind words={words} onDone={() => onDone(null)} onCancel={onCancel} />;
  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- hears the keys of the controls inside
    <div ref={focus} tabIndex={-1} onKeyDown={onKeyDown} className="flex flex-col gap-4 outline-none">
      <div className="grid items-center gap-5 sm:grid-cols-[minmax(0,20rem)_auto] sm:gap-8">
        <div className="flex max-w-80 flex-col gap-2">
          <div className="relative aspect-square w-full max-w-80 overflow-hidden rounded-md bg-stage">
            <Cropper
              image={image}
              crop={position}
              zoom={zoom}
              maxZoom={limit}
              aspect={1}
              cropShape="round"
              showGrid={false}
              objectFit="cover"
              keyboardStep={STEP}
              disableAutomaticStylesInjection
              onWheelRequest={({ ctrlKey, metaKey }) => ctrlKey || metaKey}
              onCropChange={setPosition}
              onZoomChange={zoomTo}
              onCropAreaChange={(area) => setPart(fractionsOf(area))}
              onMediaLoaded={({ naturalWidth, naturalHeight }) => setLimit(Math.min(LARGEST_ZOOM, Math.max(1, Math.min(naturalWidth, naturalHeight) / LEAST)))}
              mediaProps={{ onError: () => setBlind(true) }}
              cropperProps={{ role: "application", "aria-label": words.area }}
            />
          </div>
          <div className="flex items-center gap-2">
            <IconButton label={words.smaller} onClick={() => zoomTo(zoom - ZOOM_STEP)}>
              <MinusIcon />
            </IconButton>
            <input
              type="range"
              aria-label={words.zoom}
              min={1}
              max={limit}
              step={0.01}
              value={zoom}
              disabled={limit === 1}
              onChange={({ currentTarget }) => zoomTo(Number(currentTarget.value))}
              className="h-10 min-w-0 flex-1"
            />
            <IconButton label={words.larger} onClick={() => zoomTo(zoom + ZOOM_STEP)}>
              <PlusIcon />
            </IconButton>
          </div>
        </div>
        <Previews image={image} part={part} words={words} />
      </div>
      <div className="flex flex-wrap gap-3">
        <Button variant="primary" disabled={part === null} onClick={() => onDone(part)}>
          {words.use}
        </Button>
        <Button onClick={onCancel}>{words.cancel}</Button>
      </div>
    </div>
  );
}

/** Whoever chose the picture by keyboard goes on here. */
const focus = (element: HTMLElement | null): void => element?.focus({ preventScroll: true });

type BlindProps = { words: PortraitWords["crop"]; onDone: () => void; onCancel: () => void };

const Blind = ({ words, onDone, onCancel }: BlindProps) => (
  <div className="flex flex-col gap-4">
    <p role="status">{words.blind}</p>
    <div className="flex flex-wrap gap-3">
      <Button variant="primary" onClick={onDone}>
        {words["use-middle"]}
      </Button>
      <Button onClick={onCancel}>{words.cancel}</Button>
    </div>
  </div>
);

type PreviewsProps = { image: string; part: Crop | null; words: PortraitWords["crop"] };

/** As large as on one's page, and as small as in lists. */
const Previews = ({ image, part, words }: PreviewsProps) => (
  <div className="flex flex-col gap-3">
    <p className="text-sm text-muted">{words.preview}</p>
    <div className="flex items-end gap-4 sm:flex-col sm:items-start">
      {["size-24", "size-10"].map((size) => (
        <span key={size} className={`relative block overflow-hidden rounded-full bg-sunken ${size}`}>
          {part && <img src={image} alt="" className="absolute max-w-none" style={windowOn(part)} />}
        </span>
      ))}
    </div>
    <p className="text-sm text-muted sm:max-w-40">{words.help}</p>
  </div>
);

/** Lays a picture so that just this part of it lies in the square around it. */
const windowOn = ({ x, y, width, height }: Crop): CSSProperties => ({
  width: `${100 / width}%`,
  height: `${100 / height}%`,
  left: `${(-100 * x) / width}%`,
  top: `${(-100 * y) / height}%`,
});

type Area = { x: number; y: number; width: number; height: number };

/** The library counts in percent, and may be off by a hair. */
function fractionsOf(area: Area): Crop | null {
  const [x, y] = [within(area.x / 100, 0, 1), within(area.y / 100, 0, 1)];
  const [width, height] = [within(area.width / 100, 0, 1 - x), within(area.height / 100, 0, 1 - y)];
  return width > 0 && height > 0 ? { x, y, width, height } : null;
}

const within = (value: number, least: number, most: number): number => Math.min(most, Math.max(least, value));
