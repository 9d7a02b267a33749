"use client";

import { lazy, Suspense, useRef, useState } from "react";
import { PhotoImage } from "@/components/photos/photo-image";
import { IconButton } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { FieldError } from "@/components/ui/field";
import { useField } from "@/components/ui/form";
import { ChevronLeftIcon, ChevronRightIcon, CloseIcon, ImageIcon } from "@/components/ui/icons";
import { useScripted } from "@/components/ui/use-scripted";
import { fill } from "@/components/upload/words";
import { moved, type ChosenPhoto } from "./choosing";
import { CHOSEN, TOLD } from "./pieces";
import { useSent } from "./use-sent";
import type { Spoken } from "./words";

const PhotoPicker = lazy(() => import("./photo-picker").then((module) => ({ default: module.PhotoPicker })));

type PhotosFieldProps = Pick<Spoken, "words"> & {
  /** Those that go with it already, in order. */
  initial?: readonly ChosenPhoto[];
};

const NONE: readonly ChosenPhoto[] = [];

/**
 * One's own photos that what is written shows, in an order of one's choice; each stands in the form as `photo`. Without scripts, those it has can be taken
 * out. Stands in a `Pieces`.
 */
export function PhotosField({ initial = NONE, words }: PhotosFieldProps) {
  const [photos, setPhotos] = useState<readonly ChosenPhoto[]>(initial);
  const [picking, pick] = useState(false);
  const room = useRef<HTMLDivElement>(null);
  const opener = useRef<HTMLButtonElement>(null);
  const scripted = useScripted();
  const { error } = useField("photo", undefined);
  const change = (next: readonly ChosenPhoto[]): void => {
    setPhotos(next);
    room.current?.dispatchEvent(new Event("input", { bubbles: true }));
  };
  useSent(() => setPhotos(initial));
  return (
    <div ref={room} className="contents">
      {photos.length > 0 && (
        <ol aria-label={words.photos.title} className={`${CHOSEN} flex flex-wrap gap-3`}>
          {photos.map((photo, index) =>
            scripted ? (
              <Chosen
                key={photo.id}
                photo={photo}
                number={index + 1}
                last={index === photos.length - 1}
                words={words.photos}
                onMove={(by) => change(moved(photos, index, by))}
                onRemove={() => {
                  change(photos.filter(({ id }) => id !== photo.id));
                  opener.current?.focus();
                }}
              />
            ) : (
              <li key={photo.id} className="w-full">
                <Checkbox name="photo" value={photo.id} defaultChecked label={fill(words.photos.keep, { title: photo.title || words.photos.untitled })} />
              </li>
            ),
          )}
        </ol>
      )}
      {scripted && photos.map(({ id }) => <input key={id} type="hidden" name="photo" value={id} />)}
      <IconButton ref={opener} label={words.photos.add} className="noscript:hidden" onClick={() => pick(true)}>
        <ImageIcon />
      </IconButton>
      {picking && (
        <Suspense>
          <PhotoPicker chosen={photos} words={words.photos} onChoose={change} onClose={() => pick(false)} />
        </Suspense>
      )}
      {error && (
        <div className={TOLD}>
          <FieldError>{error}</FieldError>
        </div>
      )}
    </div>
  );
}

type ChosenProps = {
  photo: ChosenPhoto;
  number: number;
  last: boolean;
  words: Spoken["words"]["photos"];
  onMove: (by: 1 | -1) => void;
  onRemove: () => void;
};

/** One chosen photo and the buttons below it. */
function Chosen({ photo, number, last, words, onMove, onRemove }: ChosenProps) {
  const title = photo.title || words.untitled;
  return (
    <li className="flex w-30 flex-col gap-1 pointer-coarse:w-33">
      <div className="aspect-square overflow-hidden bg-sunken">
        <PhotoImage photo={photo} alt={fill(words.photo, { number, title })} sizes="132px" fit="cover" />
      </div>
      <div className="flex justify-between">
        <IconButton label={fill(words.earlier, { number })} disabled={number === 1} onClick={() => onMove(-1)}>
          <ChevronLeftIcon />
        </IconButton>
        <IconButton label={fill(words.remove, { number })} onClick={onRemove}>
          <CloseIcon />
        </IconButton>
        <IconButton label={fill(words.later, { number })} disabled={last} onClick={() => onMove(1)}>
          <ChevronRightIcon />
        </IconButton>
      </div>
    </li>
  );
}
