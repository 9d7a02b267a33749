import type { Entry } from "./queue";

export type Summary = {
  all: number;
  /** Waiting, on their way, paused or being processed. */
  open: number;
  /** Still to arrive: waiting, on their way, or paused. */
  uploading: number;
  /** Waiting or on their way. */
  moving: number;
  paused: number;
  processing: number;
  ready: number;
  failed: number;
  /** Failed or paused, and worth going on with. */
  resumable: number;
  /** From 0 to 1, by bytes; refused files do not count. */
  progress: number;
  /** Some try is waiting for the connection. */
  trouble: boolean;
};

/** How far the whole tray is. */
export function summarise(entries: readonly Entry[]): Summary {
  const count = (is: Entry["state"]["is"]): number => entries.filter(({ state }) => state.is === is).length;
  const wanted = entries.filter(({ state }) => state.is !== "failed" || state.again);
  const bytes = wanted.reduce((sum, { file }) => sum + file.size, 0);
  const loaded = wanted.reduce((sum, entry) => sum + loadedOf(entry), 0);
  const [ready, failed, processing, paused] = [count("ready"), count("failed"), count("processing"), count("paused")];
  const moving = count("uploading") + count("waiting");
  return {
    all: entries.length,
    open: entries.length - ready - failed,
    uploading: moving + paused,
    moving,
    paused,
    processing,
    ready,
    failed,
    resumable: paused + entries.filter(({ state }) => state.is === "failed" && state.again).length,
    progress: bytes === 0 ? 0 : loaded / bytes,
    trouble: entries.some(({ state }) => state.is === "uploading" && state.trouble),
  };
}

/** Bytes of a file that have been handed over. */
export function loadedOf({ file, state }: Entry): number {
  if (state.is === "processing" || state.is === "ready") return file.size;
  return state.is === "uploading" || state.is === "paused" ? state.loaded : 0;
}
