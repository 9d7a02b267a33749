import { Button } from "@/components/ui/button";
import { Progress } from "@/components/ui/progress";
import type { Sending } from "./use-sending";
import { fill, sayPercent } from "./words";

type SendingLineProps = {
  share: number;
  trouble: Sending["trouble"];
  language: string;
  words: { sending: string; progress: string; trouble: string; cancel: string };
  onCancel: () => void;
};

/** How far the one file has come that is on its way, and how to stop it. */
export const SendingLine = ({ share, trouble, language, words, onCancel }: SendingLineProps) => (
  <>
    <Progress label={words.sending} value={share} />
    <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
      <p role="status" className="min-w-0 flex-1 text-sm text-muted tabular-nums">
        {trouble ? words.trouble : fill(words.progress, { percent: sayPercent(share, language) })}
      </p>
      <Button size="sm" onClick={onCancel}>
        {words.cancel}
      </Button>
    </div>
  </>
);
