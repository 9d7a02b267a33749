import { useEffect, useEffectEvent } from "react";
import { IconButton } from "@/components/ui/button";
import { CloseIcon, DangerIcon, FileIcon, RetryIcon } from "@/components/ui/icons";
import { Progress } from "@/components/ui/progress";
import { sayProblem } from "@/components/upload/say";
import { createAttachmentSend } from "@/components/upload/send";
import { Thumbnail } from "@/components/upload/thumbnail";
import { useSending, type Sending } from "@/components/upload/use-sending";
import { fill, sayBytes, sayPercent } from "@/components/upload/words";
import type { AttachmentReceipt } from "@/lib/media/attachments/types";
import { isPicture } from "@/lib/media/policy";
import type { AttachedFile } from "./attaching";
import type { Spoken } from "./words";

type AttachRowProps = Spoken & {
  one: AttachedFile;
  /** Whether it may set out, or go on. */
  turn: boolean;
  onChange: (change: Partial<AttachedFile>) => void;
  onRemove: () => void;
};

/** One file that goes with what is being written: how far it has come, and what one can do about it. */
export function AttachRow({ one, turn, onChange, onRemove, language, words }: AttachRowProps) {
  const { file, name, state } = one;
  const sending = useSending<AttachmentReceipt>((receipt) => onChange({ state: "here", id: receipt.attachmentId, name: receipt.name }));
  const begin = useEffectEvent(() => {
    if (!file || state !== "waiting") return;
    onChange({ state: "sending", problem: null });
    void sending.send(file, createAttachmentSend(file));
  });
  useEffect(() => {
    if (turn) begin();
  }, [turn]);
  const fail = useEffectEvent(() => onChange({ state: "failed" }));
  useEffect(() => {
    if (sending.problem) fail();
  }, [sending.problem]);
  const say = (text: string): string => fill(text, { name });
  return (
    <li className="flex items-center gap-3 py-2" data-state={state}>
      {file && isPicture(file.type) ? (
        <Thumbnail file={file} />
      ) : (
        <span className="flex size-14 shrink-0 items-center justify-center bg-sunken text-faint">
          <FileIcon />
        </span>
      )}
      <div className="min-w-0 flex-1">
        <p className="flex items-baseline gap-3">
          <span className="min-w-0 truncate font-medium" title={name}>
            {name}
          </span>
          <span className="shrink-0 text-sm text-muted tabular-nums">{sayBytes(one.bytes, language)}</span>
        </p>
        <Standing one={one} sending={sending} language={language} words={words} />
        {state === "sending" && <Progress label={say(words.attach.progress)} value={sending.share ?? 0} className="mt-1.5" />}
      </div>
      {state === "failed" && one.problem === null && (
        <IconButton label={say(words.attach.retry)} onClick={() => onChange({ state: "waiting" })}>
          <RetryIcon />
        </IconButton>
      )}
      <IconButton
        label={say(state === "waiting" || state === "sending" ? words.attach.cancel : words.attach.remove)}
        onClick={() => {
          sending.stop();
          onRemove();
        }}
      >
        <CloseIcon />
      </IconButton>
    </li>
  );
}

/** What is to be said about a file that is not here yet. */
function Standing({ one, sending, language, words }: Spoken & { one: AttachedFile; sending: Sending }) {
  const problem = one.problem ?? sending.problem;
  if (one.state === "failed" && problem)
    return (
      <p role="alert" className="flex items-start gap-1.5 text-sm text-danger">
        <DangerIcon size={16} className="mt-px shrink-0" />
        {sayProblem({ code: problem, file: { name: one.name, size: one.bytes }, figures: sending.figures }, language, words.problems)}
      </p>
    );
  if (one.state === "waiting") return <p className="text-sm text-muted">{words.attach.waiting}</p>;
  if (one.state !== "sending") return null;
  const far = { percent: sayPercent(sending.share ?? 0, language), size: sayBytes(one.bytes, language) };
  return <p className="text-sm text-muted tabular-nums">{sending.trouble ? words.attach.trouble : fill(words.attach.sending, far)}</p>;
}
