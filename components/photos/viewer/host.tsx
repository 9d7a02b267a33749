"use client";

import { lazy, Suspense, useEffect, useSyncExternalStore } from "react";
import { closeViewer, noViewerState, onViewerState, showKeys, viewerState } from "./shown";
import type { ViewerWords } from "./words";

const Viewer = lazy(() => import("./viewer").then((module) => ({ default: module.Viewer })));
const loadKeys = () => import("./keys-dialog");
const KeysDialog = lazy(() => loadKeys().then((module) => ({ default: module.KeysDialog })));

/** Keeps the viewer open from photo to photo: it stands beside their pages, and is fetched when it is first asked for. */
export function ViewerHost({ words }: { words: ViewerWords }) {
  const { shown, opening, keys } = useSyncExternalStore(onViewerState, viewerState, noViewerState);
  const gone = !shown && opening !== null;
  useEffect(() => {
    if (gone) closeViewer();
  }, [gone]);
  const isOpen = opening !== null;
  useEffect(() => {
    // Should it not come now, it is asked for again when it is wanted.
    if (isOpen) void loadKeys().catch(() => undefined);
  }, [isOpen]);
  useEffect(
    () => () => {
      closeViewer();
      showKeys(false);
    },
    [],
  );
  return (
    // Each waits for itself: what one is still fetched for must not hide the other.
    <>
      <Suspense fallback={null}>{shown && opening && <Viewer shown={shown} opening={opening} words={words.room} />}</Suspense>
      <Suspense fallback={null}>{keys && <KeysDialog words={words} inViewer={isOpen} />}</Suspense>
    </>
  );
}
