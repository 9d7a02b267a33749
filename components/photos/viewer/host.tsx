"use client";

import { lazy, Suspense, useEffect, useSyncExternalStore } from "react";
import { closeViewer, noViewerState, onViewerState, showKeys, viewerState } from "./shown";
import type { ViewerWords } from "./words";

const Viewer = lazy(() => import("./viewer").then((module) => ({ default: module.Viewer })));
const KeysDialog = lazy(() => import("./keys-dialog").then((module) => ({ default: module.KeysDialog })));

/** Keeps the viewer open from photo to photo: it stands beside their pages, and is fetched when it is first asked for. */
export function ViewerHost({ words }: { words: ViewerWords }) {
  const { shown, opening, keys } = useSyncExternalStore(onViewerState, viewerState, noViewerState);
  const gone = !shown && opening !== null;
  useEffect(() => {
    if (gone) closeViewer();
  }, [gone]);
  useEffect(
    () => () => {
      closeViewer();
      showKeys(false);
    },
    [],
  );
  return (
    <Suspense fallback={null}>
      {shown && opening && <Viewer shown={shown} opening={opening} words={words.room} />}
      {keys && <KeysDialog words={words} inViewer={opening !== null} />}
    </Suspense>
  );
}
