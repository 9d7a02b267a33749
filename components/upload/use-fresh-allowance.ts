"use client";

import { useRouter } from "next/navigation";
import { useEffect, useRef } from "react";

/** Has the server say anew what is used and left, once all that was under way has arrived or failed. */
export function useFreshAllowance(underWay: number): void {
  const router = useRouter();
  const before = useRef(underWay);
  useEffect(() => {
    if (before.current > 0 && underWay === 0) router.refresh();
    before.current = underWay;
  }, [underWay, router]);
}
