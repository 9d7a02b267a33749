"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";

/** Looks again once the time to have something back is over. */
export function UndoTime({ seconds }: { seconds: number }) {
  const router = useRouter();
  useEffect(() => {
    const later = setTimeout(() => router.refresh(), seconds * 1000);
    return () => clearTimeout(later);
  }, [router, seconds]);
  return null;
}
