"use client";

import { startTransition, useEffect } from "react";
import { adoptTimeZoneAction } from "@/lib/accounts/settings/actions";

/** Tells the account which clock its owner's browser goes by, once; only on the page of members who have said none. Shows nothing. */
export function AdoptTimeZone(): null {
  useEffect(() => {
    const form = new FormData();
    form.set("timeZone", Intl.DateTimeFormat().resolvedOptions().timeZone);
    startTransition(async () => {
      // Offline, or signed out meanwhile: the next page tries again.
      await adoptTimeZoneAction({}, form).catch(() => undefined);
    });
  }, []);
  return null;
}
