"use client";

import { startTransition, useState, type ComponentProps } from "react";
import { ActionButton } from "@/components/ui/action-button";
import { Button } from "@/components/ui/button";
import type { FormAction } from "@/lib/core/form";
import type { Purpose } from "@/lib/people/portraits/types";

type PortraitDeedProps = Pick<ComponentProps<typeof Button>, "variant" | "size" | "children"> & { action: FormAction<void>; purpose: Purpose };

/**
 * A button that does something about one of one's pictures. A form of its own, which needs no script; but a signature is chosen inside a form
 * already, where choosing another kind is the way without one.
 */
export function PortraitDeed({ action, purpose, ...props }: PortraitDeedProps) {
  if (purpose === "signature") return <NestedDeed action={action} purpose={purpose} {...props} />;
  return <ActionButton action={action} fields={{ purpose }} {...props} />;
}

function NestedDeed({ action, purpose, ...props }: PortraitDeedProps) {
  const [pending, setPending] = useState(false);
  const [message, setMessage] = useState<string>();
  const act = (): void => {
    const form = new FormData();
    form.set("purpose", purpose);
    setPending(true);
    startTransition(async () => {
      const answer = await action({}, form);
      setPending(false);
      setMessage(answer.message);
    });
  };
  return (
    <>
      <Button pending={pending} className="noscript:hidden" onClick={pending ? undefined : act} {...props} />
      {message && (
        <p role="alert" className="basis-full text-sm text-danger">
          {message}
        </p>
      )}
    </>
  );
}
