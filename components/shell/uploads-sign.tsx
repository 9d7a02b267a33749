"use client";

import { lazy, Suspense, useSyncExternalStore } from "react";
import { onUploadsHere, uploadsHere } from "@/components/upload/queue-here";

// Without its code, where the connection is gone just then, there is no sign; the page must not go with it.
const UnderWay = lazy(() => import("@/components/upload/under-way").then((module) => ({ default: module.UnderWay })).catch(() => ({ default: () => null })));

type UploadsSignProps = { memberId: string; place: "rail" | "bar" };

/** Where the uploads of this tab show themselves. Whoever uploads nothing loads nothing for it. */
export function UploadsSign({ memberId, place }: UploadsSignProps) {
  const uploads = useSyncExternalStore(onUploadsHere, uploadsHere, () => null);
  return (
    uploads?.memberId === memberId && (
      <Suspense>
        <UnderWay uploads={uploads} place={place} />
      </Suspense>
    )
  );
}
