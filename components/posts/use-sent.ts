import { useState } from "react";
import { useForm } from "@/components/ui/form";

/** Does something once for each time the form around was sent and the answer was yes: with that answer's very render, so that nothing of before is shown again. */
export function useSent(then: () => void): void {
  const { state } = useForm();
  const [answered, setAnswered] = useState(state);
  if (answered === state) return;
  setAnswered(state);
  if (state.ok) then();
}
