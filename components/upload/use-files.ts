import { useEffect, useEffectEvent, useState, type RefObject } from "react";

const carriesFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes("Files") ?? false;
const isTyping = (target: EventTarget | null): boolean => target instanceof Element && target.closest("input, textarea, [contenteditable]") !== null;

type Taking = {
  /** Takes what is pasted while nothing is being typed; `within` takes what is pasted into the element, also into its fields, unless that is text. */
  paste: boolean | "within";
  /** Gets the first file, and any more that came with it. */
  take: (file: File, ...more: File[]) => void;
};

/**
 * Takes files that are dropped on an element, or pasted. A file that misses the element is not opened instead of the page, on which something may have
 * been typed.
 *
 * @returns whether a file is being held over the element
 */
export function useFiles(element: RefObject<HTMLElement | null>, { paste, take }: Taking): boolean {
  const [over, setOver] = useState(false);
  const onFiles = useEffectEvent((files: FileList | undefined) => {
    const [file, ...more] = files ?? [];
    if (file) take(file, ...more);
    return file !== undefined;
  });
  useEffect(() => {
    const target = (event: Event): boolean => event.target instanceof Node && (element.current?.contains(event.target) ?? false);
    const drag = (event: DragEvent): void => {
      if (!carriesFiles(event)) return;
      event.preventDefault();
      setOver(target(event));
    };
    const drop = (event: DragEvent): void => {
      if (!carriesFiles(event)) return;
      event.preventDefault();
      setOver(false);
      if (target(event)) onFiles(event.dataTransfer?.files);
    };
    const leave = (event: DragEvent): void => {
      if (event.relatedTarget === null) setOver(false);
    };
    const pasted = (event: ClipboardEvent): void => {
      if (paste === "within" ? !target(event) || event.clipboardData?.types.includes("text/plain") : !paste || isTyping(event.target)) return;
      // Some browsers would type the name of the file.
      if (onFiles(event.clipboardData?.files) && paste === "within") event.preventDefault();
    };
    const listening = new AbortController();
    const { signal } = listening;
    window.addEventListener("dragover", drag, { signal });
    window.addEventListener("drop", drop, { signal });
    window.addEventListener("dragleave", leave, { signal });
    window.addEventListener("paste", pasted, { signal });
    return () => listening.abort();
  }, [element, paste]);
  return over;
}
