"use client";

import { useSyncExternalStore, type ReactNode } from "react";
import { onViewerState, togglePanel, viewerState } from "./shown";

const isHidden = (): boolean => viewerState().panelHidden;
const never = (): boolean => false;

/** Puts away what stands beside the photograph, so that it has the whole window, and brings it back; on this photo and on those that follow. */
export function PanelButton({ label, className, children }: { label: string; className: string; children: ReactNode }) {
  const hidden = useSyncExternalStore(onViewerState, isHidden, never);
  return (
    <button type="button" title={label} aria-label={label} aria-pressed={!hidden} aria-keyshortcuts="i" onClick={togglePanel} className={className}>
      {children}
    </button>
  );
}
