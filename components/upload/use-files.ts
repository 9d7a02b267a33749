import { useEffect, useEffectEvent, useState, type RefObject } from "react";

const carriesFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes("Files") ?? false;
const isTyping = (target: EventTarget | null): boolean => target instanceof Element && target.closest("input, textarea, [contenteditable]") !== null;

/**
 * Takes a file that is dropped on an element, or pasted while nothing is being typed. A file that misses the element is not opened instead of the
 * page, on which something may have been typed.
 *
 * @returns whether a file is being held over the element
 */
export function useFiles(element: RefObject<HTMLElement | null>, { paste, take }: { paste: boolean; take: (file: File) => void }): boolean {
  const [over, setOver] = useState(false);
  const onFile = useEffectEvent((file: File | undefined) => {
    if (file) take(file);
  });
  useEffect(() => {
    const target = (event: DragEvent): boolean => event.target instanceof Node && (element.current?.contains(event.target) ?? false);
    const drag = (event: DragEvent): void => {
      if (!carriesFiles(event)) return;
      event.preventDefault();
      setOver(target(event));
    };
    const drop = (event: DragEvent): void => {
      if (!carriesFiles(event)) return;
      event.preventDefault();
      setOver(false);
      if (target(event)) onFile(event.dataTransfer?.files[0]);
    };
    const leave = (event: DragEvent): void => {
      if (event.relatedTarget === null) setOver(false);
    };
    const pasted = (event: ClipboardEvent): void => {
      if (paste && !isTyping(event.target)) onFile(event.clipboardData?.files[0]);
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
