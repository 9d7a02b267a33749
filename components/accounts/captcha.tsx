"use client";

import { useCallback, useEffect, useRef, useState, type ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { DangerIcon, ShieldIcon, SuccessIcon } from "@/components/ui/icons";
import { Spinner } from "@/components/ui/spinner";
import { prove } from "./proof";

type Stage = "idle" | "working" | "sending" | "done" | "failed";

type CaptchaProps = { words: Record<Stage | "retry", string> };

const SIGNS: Record<Stage, ReactNode> = {
  idle: <ShieldIcon size={18} className="shrink-0 text-muted" />,
  working: <Spinner className="shrink-0" />,
  sending: <Spinner className="shrink-0" />,
  done: <SuccessIcon size={18} className="shrink-0 text-success" />,
  failed: <DangerIcon size={18} className="shrink-0 text-danger" />,
};

/**
 * Has the browser do a second of work that a machine signing up by the thousand could not afford. It begins when the form around is first touched,
 * the form is sent when it is done, and whatever was sent once is done anew for the next try.
 */
export function Captcha({ words }: CaptchaProps) {
  const box = useRef<HTMLDivElement>(null);
  const field = useRef<HTMLInputElement>(null);
  const [stage, setStage] = useState<Stage>("idle");
  const [proof, setProof] = useState("");
  const run = useRef<AbortController | null>(null);
  const until = useRef(0);
  /** What was pressed to send the form, while that waits for the proof. */
  const held = useRef<{ by: HTMLElement | null } | null>(null);

  const begin = useCallback(async (): Promise<void> => {
    run.current?.abort();
    const { signal } = (run.current = new AbortController());
    until.current = 0;
    setProof("");
    setStage(held.current ? "sending" : "working");
    const made = await prove(signal).catch(() => null);
    if (signal.aborted) return;
    if (made) {
      until.current = made.until;
      setProof(made.text);
      setStage("done");
    } else {
      held.current = null;
      run.current = null;
      setStage("failed");
    }
  }, []);

  useEffect(() => {
    const form = box.current?.closest("form");
    if (!form) return undefined;
    const touched = (): void => void (run.current ?? begin());
    const again = (): void => void (run.current && begin());
    // Whoever was quicker than our scripts.
    if (form.contains(document.activeElement)) touched();
    const sent = (event: SubmitEvent): void => {
      const holds = performance.now() < until.current;
      // Found is not yet carried: the field has it a moment later, when it has been drawn.
      if (holds && field.current?.value) return;
      event.preventDefault();
      held.current = { by: event.submitter };
      if (run.current && (holds || until.current === 0)) setStage("sending");
      else void begin();
    };
    const listening = new AbortController();
    const { signal } = listening;
    for (const sign of ["focusin", "input", "pointerdown"]) form.addEventListener(sign, touched, { signal });
    form.addEventListener("reset", again, { signal });
    form.addEventListener("submit", sent, { signal });
    return () => {
      listening.abort();
      run.current?.abort();
      run.current = null;
    };
  }, [begin]);

  // Once the field carries it, so that it travels along; and not while the press that waits is still being told around: a form that is being sent
  // does not hear that it should be.
  useEffect(() => {
    if (proof === "" || !held.current) return undefined;
    const turn = setTimeout(() => {
      const waiting = held.current;
      held.current = null;
      if (waiting) box.current?.closest("form")?.requestSubmit(waiting.by);
    });
    return () => clearTimeout(turn);
  }, [proof]);

  return (
    <div ref={box} className="flex min-h-8 flex-wrap items-center gap-x-3 gap-y-2 text-sm text-muted">
      <input ref={field} type="hidden" name="captcha" value={proof} />
      {SIGNS[stage]}
      <p role="status" className="min-w-0 flex-1 basis-48">
        {words[stage]}
      </p>
      {stage === "failed" && (
        <Button size="sm" onClick={() => void begin()}>
          {words.retry}
        </Button>
      )}
    </div>
  );
}
