import { useSyncExternalStore } from "react";

const never = (): (() => void) => () => undefined;

/** Whether our scripts run: not on the server, nor in the first HTML, and from then on wherever there are scripts. */
export const useScripted = (): boolean =>
  useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
