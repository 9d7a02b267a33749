import { after, roomRefusal } from "@/lib/media/limits/policy";
import type { Allowance, UploadRefusal } from "@/lib/media/limits/types";
import { fileRefusal, MAX_BYTES } from "@/lib/media/policy";
import { problemOf, UploadProblem } from "./problem";

/** What counts of an entry of the queue: whether its file is on its way, and how large that is. */
type OnItsWay = { readonly file: { size: number }; readonly state: { is: string } };

const UNDER_WAY: ReadonlySet<string> = new Set(["waiting", "uploading", "paused"]);

/** What holds as long as the server has not said what this member may upload. */
const CEILING: Allowance = { fileBytes: MAX_BYTES, storage: null, day: null };

/** A refusal's figures without its code. */
const problemFrom = ({ code, ...figures }: UploadRefusal): UploadProblem => problemOf(code, figures);

/**
 * Says of one file after another why the server would refuse it, as far as the page knows: by its name, its size, and whether there is room for it
 * beside those that are on their way already. What is refused for want of room can be tried again: then the server is asked.
 */
export function earlyRefusals(entries: readonly OnItsWay[], allowance: Allowance = CEILING): (file: File) => UploadProblem | null {
  const underWay = entries.filter(({ state }) => UNDER_WAY.has(state.is));
  let now = after(
    allowance,
    underWay.length,
    underWay.reduce((sum, { file }) => sum + file.size, 0),
  );
  return (file) => {
    const unfit = fileRefusal(file);
    if (unfit === "size") return new UploadProblem(unfit, "never", true, { most: allowance.fileBytes });
    if (unfit) return problemOf(unfit);
    const refusal = roomRefusal(now, file.size);
    if (refusal) return problemFrom(refusal);
    now = after(now, 1, file.size);
    return null;
  };
}
