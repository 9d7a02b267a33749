"use client";

import { lazy, Suspense, useSyncExternalStore } from "react";
import { onUploadsHere, uploadsHere } from "@/components/upload/queue-here";

const UnderWay = lazy(() => import("@/components/upload/under-way").then((module) => ({ default: module.UnderWay })));

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
