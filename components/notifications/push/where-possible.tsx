"use client";

import { useSyncExternalStore, type ReactNode } from "react";
import { canPush } from "./subscribing";

const never = (): (() => void) => () => undefined;

/** Shows what is around push messages in browsers that can have them. It stands last on its page, so that nothing moves when it comes. */
export function WherePossible({ children }: { children: ReactNode }) {
  const possible = useSyncExternalStore(never, canPush, () => false);
  return possible && children;
}
