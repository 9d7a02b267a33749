import { useEffect, useRef } from "react";

/** Milliseconds without a key after which we ask. */
const PAUSE = 120;

type Pause = {
  /** Something was typed. */
  begin: () => void;
  /** Nothing more is to be asked. */
  forget: () => void;
};

/** Asks what completes a field once typing pauses; what was asked of what was typed before is given up (`signal`). */
export function usePause(ask: (signal: AbortSignal) => void): Pause {
  const giveUp = useRef<() => void>(undefined);
  const forget = (): void => giveUp.current?.();
  useEffect(() => () => giveUp.current?.(), []);
  return {
    forget,
    begin: () => {
      forget();
      const given = new AbortController();
      const timer = setTimeout(() => ask(given.signal), PAUSE);
      giveUp.current = () => {
        clearTimeout(timer);
        given.abort();
      };
    },
  };
}

/** The list at an address; none where it is refused. Rejects when it is given up or cannot be fetched. */
export async function fetchList<Item>(address: string, signal: AbortSignal): Promise<Item[]> {
  const response = await fetch(address, { signal });
  return response.ok ? ((await response.json()) as Item[]) : [];
}
