"use client";

import { useSyncExternalStore } from "react";
import { buttonVariants } from "@/components/ui/button-variants";
import { Link } from "@/components/ui/link";
import { compareUrl } from "@/lib/gear/comparison/schema";
import type { PhotoId } from "@/lib/photos/types";
import { onTray, readTray, trayText } from "./tray";

type CompareLinkProps = {
  photoId: PhotoId;
  words: { alone: string; /** By how many others are picked already, from one. */ joins: readonly string[] };
};

/** Compares a photograph with those picked before it; where there are none, or no scripts, it begins a comparison. */
export function CompareLink({ photoId, words }: CompareLinkProps) {
  const kept = useSyncExternalStore(onTray, trayText, () => null);
  const others = readTray(kept).filter((id) => id !== photoId);
  return (
    <Link href={compareUrl({ of: "photo", items: [...others, photoId] })} rel="nofollow" className={buttonVariants({ size: "md" })}>
      {words.joins[others.length - 1] ?? words.alone}
    </Link>
  );
}
