"use client";

import { useRouter } from "next/navigation";
import { useEffect, useState } from "react";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { ActionForm, SubmitButton } from "@/components/ui/form";
import { endPushAction } from "@/lib/notifications/push/actions";
import { endHere, pushState, subscribe } from "./subscribing";

type Stage = "looking" | "on" | "off" | "working" | "blocked" | "no-service" | "not-now" | "failed";

export type PushWords = Record<"turn-on" | "turn-off" | "is-on" | "blocked" | "no-service" | "not-now" | "failed", string>;

type PushHereProps = {
  publicKey: string;
  /** This browser's subscription as the server has it, which alone counts. */
  current: string | null;
  words: PushWords;
};

/** Turns push messages on and off in this browser. Its own question comes only after ours was answered. */
export function PushHere({ publicKey, current, words }: PushHereProps) {
  const router = useRouter();
  const [stage, setStage] = useState<Stage>("looking");
  useEffect(() => {
    const look = async (): Promise<void> => setStage(await pushState(publicKey));
    look().catch(() => setStage("no-service"));
  }, [publicKey]);

  const turnOn = async (): Promise<void> => {
    setStage("working");
    const trouble = await subscribe(publicKey).catch(() => "failed" as const);
    if (trouble) setStage(trouble);
    // It is on once the server says so, too.
    else router.refresh();
  };

  const turnedOff = (): void => {
    setStage("off");
    void endHere();
  };

  if (stage === "looking") return <div className="min-h-11" />;
  if ((stage === "on" || stage === "working") && current)
    return (
      <ActionForm action={endPushAction} onDone={turnedOff} className="flex min-h-11 flex-wrap items-center gap-x-4 gap-y-2">
        <input type="hidden" name="browser" value={current} />
        <p className="min-w-0 flex-1 basis-56 text-success">{words["is-on"]}</p>
        <SubmitButton variant="secondary">{words["turn-off"]}</SubmitButton>
      </ActionForm>
    );
  if (stage === "blocked" || stage === "no-service") return <Callout role="status">{words[stage]}</Callout>;
  return (
    <div className="flex flex-col items-start gap-3">
      {(stage === "not-now" || stage === "failed") && (
        <Callout tone={stage === "failed" ? "danger" : "info"} role={stage === "failed" ? "alert" : "status"}>
          {words[stage]}
        </Callout>
      )}
      <Button variant="primary" pending={stage === "working"} onClick={() => void (stage !== "working" && turnOn())}>
        {words["turn-on"]}
      </Button>
    </div>
  );
}
