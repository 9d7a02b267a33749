"use client";

import { useEffect, useState } from "react";
import { PhotoImage } from "@/components/photos/photo-image";
import { Button } from "@/components/ui/button";
import { Dialog, DialogClose, DialogContent } from "@/components/ui/dialog";
import { CheckIcon } from "@/components/ui/icons";
import { Link } from "@/components/ui/link";
import { Spinner } from "@/components/ui/spinner";
import { fill } from "@/components/upload/words";
import type { PhotoChoices } from "@/lib/photos/types";
import { MOST_PHOTOS, toggled, type ChosenPhoto } from "./choosing";
import type { ComposerWords } from "./words";

type PhotoPickerProps = {
  chosen: readonly ChosenPhoto[];
  words: ComposerWords["photos"];
  onChoose: (photos: readonly ChosenPhoto[]) => void;
  onClose: () => void;
};

/** One's own photos, page by page, to choose from. What is chosen takes effect at once. */
export function PhotoPicker({ chosen, words, onChoose, onClose }: PhotoPickerProps) {
  const { photos, next, state, load } = useOwnPhotos();
  const [full, setFull] = useState(false);
  const toggle = (photo: ChosenPhoto): void => {
    const changed = toggled(chosen, photo);
    setFull(changed === null);
    if (changed) onChoose(changed);
  };
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()}>
      <DialogContent
        title={words.dialog}
        description={fill(words["dialog-hint"], { most: MOST_PHOTOS })}
        closeLabel={words.close}
        wide
        footer={
          <>
            <p role="status" className="min-w-0 flex-1 self-center text-sm text-muted">
              {full ? fill(words["too-many"], { most: MOST_PHOTOS }) : fill(words.chosen, { count: chosen.length })}
            </p>
            <DialogClose asChild>
              <Button variant="primary">{words.done}</Button>
            </DialogClose>
          </>
        }
      >
        <ul className="grid grid-cols-3 gap-1 sm:grid-cols-4">
          {photos.map((photo) => (
            <Choice key={photo.id} photo={photo} chosen={chosen.some(({ id }) => id === photo.id)} words={words} onToggle={() => toggle(photo)} />
          ))}
        </ul>
        <div className="flex flex-wrap items-center justify-center gap-3 pt-4 text-muted empty:hidden">
          {state === "loading" && (
            <p role="status" className="flex items-center gap-2.5">
              <Spinner size={18} />
              {words.loading}
            </p>
          )}
          {state === "fault" && (
            <>
              <p role="alert">{words.fault}</p>
              <Button onClick={load}>{words.again}</Button>
            </>
          )}
          {state === "there" && next !== null && <Button onClick={load}>{words.more}</Button>}
          {state === "there" && photos.length === 0 && (
            <p>
              {words.empty}{" "}
              <Link href="/upload" className="link">
                {words.upload}
              </Link>
            </p>
          )}
        </div>
      </DialogContent>
    </Dialog>
  );
}

type ChoiceProps = { photo: ChosenPhoto; chosen: boolean; words: ComposerWords["photos"]; onToggle: () => void };

const Choice = ({ photo, chosen, words, onToggle }: ChoiceProps) => (
  <li>
    <button type="button" aria-pressed={chosen} onClick={onToggle} className="group/choice relative block aspect-square w-full overflow-hidden bg-sunken">
      <PhotoImage photo={photo} alt={photo.title || photo.alt || words.untitled} sizes="(min-width: 40rem) 150px, 33vw" fit="cover" />
      <span className="absolute top-1.5 right-1.5 hidden size-6 items-center justify-center rounded-full bg-accent text-on-accent group-aria-pressed/choice:flex">
        <CheckIcon size={16} strokeWidth={2.5} />
      </span>
      <span className="absolute inset-0 hidden border-3 border-accent group-aria-pressed/choice:block" />
    </button>
  </li>
);

type Choices = { photos: readonly ChosenPhoto[]; next: string | null };

/** The photos fetched so far; `load` fetches more, or tries again. */
function useOwnPhotos(): Choices & { state: "loading" | "there" | "fault"; load: () => void } {
  const [found, setFound] = useState<Choices>({ photos: [], next: null });
  const [state, setState] = useState<"loading" | "there" | "fault">("loading");
  // A new object for each try.
  const [asked, ask] = useState<{ before: string | null }>({ before: null });
  useEffect(() => {
    const given = new AbortController();
    fetchPage(asked.before, given.signal)
      .then((page) => {
        setFound((before) => ({ photos: [...before.photos, ...page.photos], next: page.next }));
        return setState("there");
      })
      .catch(() => {
        if (!given.signal.aborted) setState("fault");
      });
    return () => given.abort();
  }, [asked]);
  return {
    ...found,
    state,
    load: () => {
      setState("loading");
      ask({ before: found.next });
    },
  };
}

async function fetchPage(before: string | null, signal: AbortSignal): Promise<PhotoChoices> {
  const response = await fetch(`/api/photos${before ? `?before=${encodeURIComponent(before)}` : ""}`, { signal });
  if (!response.ok) throw new Error(`the photos were answered with ${response.status}`);
  return (await response.json()) as PhotoChoices;
}
