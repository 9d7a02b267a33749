"use client";

import { useEffect, useEffectEvent, useRef, useState } from "react";
import { useDropzone } from "react-dropzone";
import { Button } from "@/components/ui/button";
import { join } from "@/components/ui/join";
import { EmptyPhotos } from "@/components/ui/drawings";
import { UploadIcon } from "@/components/ui/icons";
import { EXTENSIONS, PICTURE_TYPES } from "@/lib/core/sniff";
import { DropOverlay, visibilityAt } from "./drop-overlay";
import { inOrder } from "./files";
import type { Visibility } from "./visibility";
import { fill, type UploadWords } from "./words";

const ACCEPT = Object.fromEntries(PICTURE_TYPES.map((type) => [type, EXTENSIONS[type].map((extension) => `.${extension}`)]));

type Props = {
  words: UploadWords;
  /** The largest file that is taken, in the reader's language. */
  megabytes: string;
  /** Who may see what is not dropped on a field of its own. */
  chosen: Visibility;
  /** Beside files that are there already, it takes less room. */
  small: boolean;
  /** The visibility is said where files were dropped on a field that says it. */
  onFiles: (files: File[], visibility: Visibility | null) => void;
};

/** Where files come from: dropped anywhere in the window, folders included, picked, or pasted. */
export function DropTarget({ words, megabytes, chosen, small, onFiles }: Props) {
  const { drop } = words;
  const [over, leave] = useDraggedOver();
  const take = (files: File[], visibility: Visibility | null = null): void => onFiles(inOrder(files), visibility);
  const dropzone = useDropzone({
    accept: ACCEPT,
    noClick: true,
    noKeyboard: true,
    useFsAccessApi: false,
    // Those of other types come too: each says in its row why it is refused.
    onDrop: (accepted, rejected, event) => {
      leave();
      take([...accepted, ...rejected.map(({ file }) => file)], visibilityAt("target" in event ? event.target : null));
    },
    onDragLeave: leave,
  });
  usePaste(take);
  return (
    <section
      className={join(
        "flex flex-col items-center justify-center rounded-lg border border-dashed border-edge/60 px-4 text-center",
        small ? "gap-3 py-6" : "gap-5 py-12 sm:py-20",
      )}
    >
      {!small && (
        <div className="text-faint">
          <EmptyPhotos />
        </div>
      )}
      <div>
        <h2 className={join("font-semibold text-balance", small ? "text-lg" : "text-xl")}>
          {/* Fingers drop nothing. */}
          <span className="pointer-coarse:hidden">{drop.title}</span>
          <span className="hidden pointer-coarse:inline">{drop["title-touch"]}</span>
        </h2>
        <p className="mt-1 max-w-prose text-sm text-pretty text-muted">{fill(drop.formats, { megabytes })}</p>
      </div>
      <input {...dropzone.getInputProps({ "aria-hidden": true, tabIndex: -1 })} />
      <div className="flex flex-wrap justify-center gap-3">
        <Button variant={small ? "secondary" : "primary"} size={small ? "md" : "lg"} onClick={dropzone.open}>
          <UploadIcon />
          {small ? drop.more : drop.files}
        </Button>
        <FolderButton word={drop.folder} size={small ? "md" : "lg"} onFiles={take} />
      </div>
      {over && <DropOverlay words={words} chosen={chosen} target={dropzone.getRootProps({ role: undefined, tabIndex: undefined })} />}
    </section>
  );
}

type FolderButtonProps = { word: string; size: "md" | "lg"; onFiles: (files: File[]) => void };

/** Phones have no folders to offer. */
function FolderButton({ word, size, onFiles }: FolderButtonProps) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <Button size={size} className="pointer-coarse:hidden" onClick={() => input.current?.click()}>
        {word}
      </Button>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        // @ts-expect-error -- React's types do not know this attribute, all desktop browsers do
        webkitdirectory=""
        onChange={({ currentTarget }) => {
          onFiles([...(currentTarget.files ?? [])]);
          currentTarget.value = "";
        }}
      />
    </>
  );
}

/** Whether files are being dragged over the window. */
function useDraggedOver(): [over: boolean, leave: () => void] {
  const [over, setOver] = useState(false);
  useEffect(() => {
    const enter = ({ dataTransfer }: DragEvent): void => {
      if (dataTransfer?.types.includes("Files")) setOver(true);
    };
    window.addEventListener("dragenter", enter);
    return () => window.removeEventListener("dragenter", enter);
  }, []);
  return [over, () => setOver(false)];
}

function usePaste(take: (files: File[]) => void): void {
  const paste = useEffectEvent((event: ClipboardEvent) => {
    const files = [...(event.clipboardData?.files ?? [])];
    if (files.length > 0) take(files);
  });
  useEffect(() => {
    const listener = (event: ClipboardEvent): void => paste(event);
    window.addEventListener("paste", listener);
    return () => window.removeEventListener("paste", listener);
  }, []);
}
