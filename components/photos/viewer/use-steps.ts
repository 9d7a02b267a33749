import { useRouter } from "next/navigation";
import { useEffect, useRef, useState } from "react";
import type { Seen, Shown } from "./shown";
import type { Way } from "./swipe";

/** Steps along the sequence: the next photograph is there at once, its page follows. What is pressed meanwhile is done then. */
export function useSteps(shown: Shown) {
  const router = useRouter();
  const [step, setStep] = useState<{ way: Way; to: Seen } | null>(null);
  const wish = useRef<{ from: string; way: Way } | null>(null);
  const here = shown.photo.id;
  const pending = step !== null && step.to.id !== here;

  const go = (way: Way): void => {
    if (pending) {
      wish.current = { from: here, way };
      return;
    }
    const to = shown[way];
    if (!to) return;
    setStep({ way, to });
    router.replace(to.href, { scroll: false });
  };
  const latest = useRef(go);
  useEffect(() => {
    latest.current = go;
  });
  useEffect(() => {
    const wished = wish.current;
    if (!wished || wished.from === here) return;
    wish.current = null;
    latest.current(wished.way);
  }, [here]);

  return { seen: pending ? step.to : shown.photo, pending: pending ? step.way : null, go };
}
