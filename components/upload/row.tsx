import type { Route } from "next";
import { memo } from "react";
import { IconButton } from "@/components/ui/button";
import { cn } from "@/components/ui/classes";
import { CloseIcon, DangerIcon, PauseIcon, PlayIcon, RetryIcon, SuccessIcon } from "@/components/ui/icons";
import { Link } from "@/components/ui/link";
import { Progress } from "@/components/ui/progress";
import { Spinner } from "@/components/ui/spinner";
import type { Entry, UploadQueue } from "./queue";
import { sayProblem } from "./say";
import { loadedOf } from "./summary";
import { Thumbnail } from "./thumbnail";
import { fill, sayBytes, sayPercent, type UploadWords } from "./words";

type Props = { entry: Entry; queue: UploadQueue; language: string; words: UploadWords };

/** One file: what it is, how far it is, and what one can do about it. */
export const Row = memo(function Row({ entry, queue, language, words }: Props) {
  const { file, state } = entry;
  const share = file.size > 0 ? loadedOf(entry) / file.size : 0;
  const moving = state.is === "uploading" || state.is === "paused";
  return (
    // Takes the keyboard when the row that had it is gone.
    <li tabIndex={-1} className="flex items-center gap-3 py-3 [contain-intrinsic-size:auto_5rem] [content-visibility:auto] sm:gap-4" data-state={state.is}>
      <Thumbnail file={file} />
      <div className="min-w-0 flex-1">
        <p className="flex items-baseline gap-3">
          <span className="min-w-0 truncate font-medium" title={file.name}>
            {state.is === "ready" ? (
              <Link href={`/p/${state.photoId}` as Route} aria-label={fill(words.row.open, { name: file.name })} className="link">
                {file.name}
              </Link>
            ) : (
              file.name
            )}
          </span>
          <span className="shrink-0 text-sm text-muted tabular-nums">{sayBytes(file.size, language)}</span>
        </p>
        <p className={cn("mt-0.5 flex items-start gap-1.5 text-sm", state.is === "failed" ? "text-danger" : "text-muted")}>
          <Sign is={state.is} />
          <span className="tabular-nums">{sentenceOf(entry, share, language, words)}</span>
        </p>
        {moving && <Progress label={fill(words.row.progress, { name: file.name })} value={share} className="mt-2" />}
      </div>
      <Actions entry={entry} queue={queue} words={words.row} />
    </li>
  );
});

function Sign({ is }: { is: Entry["state"]["is"] }) {
  if (is === "processing") return <Spinner size={16} className="mt-px shrink-0" />;
  if (is === "ready") return <SuccessIcon size={16} className="mt-px shrink-0 text-success" />;
  return is === "failed" ? <DangerIcon size={16} className="mt-px shrink-0" /> : null;
}

function sentenceOf({ file, state }: Entry, share: number, language: string, { row, problems }: UploadWords): string {
  if (state.is === "failed") return state.sentence ?? sayProblem({ ...state, file }, language, problems);
  if (state.is === "ready" && state.already) return row.already;
  if (state.is !== "uploading") return row[state.is];
  return state.trouble ? row.trouble : fill(row.uploading, { percent: sayPercent(share, language), size: sayBytes(file.size, language) });
}

type ActionsProps = { entry: Entry; queue: UploadQueue; words: UploadWords["row"] };

function Actions({ entry: { id, file, state }, queue, words }: ActionsProps) {
  const say = (text: string): string => fill(text, { name: file.name });
  const settled = state.is === "ready" || state.is === "failed" || state.is === "processing";
  return (
    <div className="flex shrink-0">
      {(state.is === "uploading" || state.is === "waiting") && (
        <IconButton label={say(words.pause)} onClick={() => queue.pause(id)}>
          <PauseIcon />
        </IconButton>
      )}
      {state.is === "paused" && (
        <IconButton label={say(words.resume)} onClick={() => queue.resume(id)}>
          <PlayIcon />
        </IconButton>
      )}
      {state.is === "failed" && state.again && (
        <IconButton label={say(words.retry)} onClick={() => queue.resume(id)}>
          <RetryIcon />
        </IconButton>
      )}
      {state.is !== "processing" && (
        <IconButton label={say(settled ? words.dismiss : words.cancel)} onClick={() => queue.remove(id)}>
          <CloseIcon />
        </IconButton>
      )}
    </div>
  );
}
