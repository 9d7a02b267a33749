import { extentOf, frameOf, type Extent } from "./geometry";
import type { View } from "./view";

/** Whose pixels a pane shows, as its markup says. */
export function pictureIn(pane: HTMLElement, { zoom }: View, dots: number): Extent {
  const { width, height, scale } = pane.dataset;
  return extentOf({ width: Number(width), height: Number(height), scale: Number(scale) }, zoom, dots);
}

/** Draws in each photograph what part of it its pane shows. */
export function drawFrames(root: HTMLElement, view: View, dots: number): void {
  const panes = [...root.querySelectorAll<HTMLElement>("[data-loupe-pane]")];
  // All is measured before anything is drawn, so that the browser need not lay out the page for each.
  const extents = panes.map((pane): Extent => ({ width: pane.clientWidth, height: pane.clientHeight }));
  for (const [index, pane] of panes.entries()) {
    const frame = pane.parentElement?.querySelector<HTMLElement>("[data-loupe-frame]");
    if (!frame || !extents[index]) continue;
    const { left, top, width, height } = frameOf(view.at, extents[index], pictureIn(pane, view, dots));
    Object.assign(frame.style, { left: percent(left), top: percent(top), width: percent(width), height: percent(height), translate: "none" });
  }
}

const percent = (part: number): string => `${(part * 100).toFixed(3)}%`;
