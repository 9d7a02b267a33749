import { unstable_rethrow } from "next/navigation";
import type { FormAction } from "@/lib/core/form";
import { useScripted } from "@/components/ui/use-scripted";

/**
 * An action whose form stays where it is when no answer comes: the connection is gone, or the server has a fault. The page around would otherwise give way
 * to one that says so, with all that was typed. Without scripts, and before they run, it is the action itself, which a form can be sent to.
 *
 * @param fault what is said then
 */
export function usePatientAction(action: FormAction, fault: string): FormAction {
  if (!useScripted()) return action;
  return async (previous, form) => {
    try {
      return await action(previous, form);
    } catch (error) {
      // Another page is an answer, too.
      unstable_rethrow(error);
      return { ok: false, message: fault };
    }
  };
}
