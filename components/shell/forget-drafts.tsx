"use client";

import { useEffect, useRef } from "react";
import { forgetDrafts } from "@/components/posts/drafts";

/** Stands in the form that ends the session: what was written on this device and not sent goes with whoever wrote it. */
export function ForgetDrafts() {
  const place = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    const form = place.current?.closest("form");
    form?.addEventListener("submit", forgetDrafts);
    return () => form?.removeEventListener("submit", forgetDrafts);
  }, []);
  return <span ref={place} hidden />;
}
