import { MOST_ATTACHMENTS } from "@/lib/media/attachments/types";
import { attachmentRefusal } from "@/lib/media/policy";
import type { ProblemCode } from "@/components/upload/problem";

/** A file that goes with what is being written: one it has already, or one of this machine on its way to us. */
export type AttachedFile = {
  /** Tells it from the others of this form. */
  key: string;
  name: string;
  bytes: number;
  /** The file of this machine; null for one that was here before. */
  file: File | null;
  /** What the form says it by, once it is here. */
  id: string | null;
  state: "waiting" | "sending" | "failed" | "here";
  /** Why it is not even begun. */
  problem: ProblemCode | null;
};

/** As many are on their way at a time: more would be in the way of everything else the page asks for. */
const AT_A_TIME = 2;

/** Those whose turn it is. */
export function onTheirWay(files: readonly AttachedFile[]): Set<string> {
  const unfinished = files.filter(({ state }) => state === "waiting" || state === "sending");
  return new Set(unfinished.slice(0, AT_A_TIME).map(({ key }) => key));
}

/** What was there before, with what was chosen now; as many as may go with one thing, and whether some did not find room. */
export function withChosen(files: readonly AttachedFile[], chosen: readonly File[], newKey: () => string): { files: AttachedFile[]; tooMany: boolean } {
  const room = Math.max(0, MOST_ATTACHMENTS - files.length);
  const added = chosen.slice(0, room).map((file): AttachedFile => {
    const problem = attachmentRefusal(file);
    return { key: newKey(), name: file.name, bytes: file.size, file, id: null, state: problem ? "failed" : "waiting", problem };
  });
  return { files: [...files, ...added], tooMany: chosen.length > room };
}

/** Why what is being written cannot be sent now. */
export function hindranceOf(files: readonly AttachedFile[]): "under-way" | "failed" | null {
  if (files.some(({ state }) => state === "waiting" || state === "sending")) return "under-way";
  return files.some(({ state }) => state === "failed") ? "failed" : null;
}
