import { startTransition, useEffect, useRef, useState } from "react";
import { UploadProblem, type Figures, type ProblemCode } from "./problem";
import type { Send } from "./send";

/** Milliseconds before the next try, by how many have failed; after the last, the person is asked. */
const PAUSES = [1_000, 2_000, 4_000, 8_000];

export type Sending = {
  /** From 0 to 1, while something is on its way. */
  share: number | null;
  /** The connection is away, and another try follows. */
  trouble: boolean;
  problem: ProblemCode | null;
  /** What is told along with it. */
  figures?: Figures;
};

const RESTING: Sending = { share: null, trouble: false, problem: null };

/** Sends one file, going on where a connection broke off; `onArrived` once all of it is there. */
export function useSending<Receipt>(onArrived: (receipt: Receipt) => void) {
  const [state, setState] = useState<Sending>(RESTING);
  const controller = useRef<AbortController>(null);
  useEffect(() => () => controller.current?.abort(), []);

  async function send(file: File, sender: Send<Receipt>): Promise<void> {
    controller.current?.abort();
    const { signal } = (controller.current = new AbortController());
    setState({ ...RESTING, share: 0 });
    const progress = (loaded: number): void => {
      if (!signal.aborted) setState({ share: loaded / file.size, trouble: false, problem: null });
    };
    const outcome = await untilDone(sender, signal, progress, () => setState((before) => ({ ...before, trouble: true })));
    if (signal.aborted || !outcome) return;
    // Whatever follows from its arrival is on the page before this says that nothing is on its way any more.
    startTransition(() => {
      if ("receipt" in outcome) onArrived(outcome.receipt);
      setState("problem" in outcome ? { ...RESTING, problem: outcome.problem.code, figures: outcome.problem.figures } : RESTING);
    });
  }

  const stop = (problem: ProblemCode | null = null): void => {
    controller.current?.abort();
    setState({ ...RESTING, problem });
  };

  return { ...state, send, stop };
}

type Outcome<Receipt> = { receipt: Receipt } | { problem: UploadProblem };

/** Tries until it works, or until trying is pointless; answers what stood in the way, and nothing when it was stopped. */
async function untilDone<Receipt>(
  sender: Send<Receipt>,
  signal: AbortSignal,
  onProgress: (loaded: number) => void,
  onTrouble: () => void,
): Promise<Outcome<Receipt> | null> {
  let last = new UploadProblem("fault", "ask");
  for (const pause of [...PAUSES, null]) {
    try {
      return { receipt: await sender({ signal, onProgress }) };
    } catch (error) {
      if (signal.aborted) return null;
      last = error instanceof UploadProblem ? error : new UploadProblem("fault", "ask");
      if (last.remedy !== "again" || pause === null) return { problem: last };
    }
    onTrouble();
    await new Promise((resolve) => setTimeout(resolve, pause));
    if (signal.aborted) return null;
  }
  return { problem: last };
}
