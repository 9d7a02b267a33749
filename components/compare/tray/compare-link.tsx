"use client";

import { useSyncExternalStore } from "react";
import { ColumnsIcon } from "@/components/ui/icons";
import { Link } from "@/components/ui/link";
import { PRESSABLE } from "@/components/reactions/look";
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
  const label = words.joins[others.length - 1] ?? words.alone;
  return (
    <Link href={compareUrl({ of: "photo", items: [...others, photoId] })} rel="nofollow" title={label} aria-label={label} className={`${PRESSABLE} ml-auto`}>
      <ColumnsIcon />
      {words.alone}
      {others.length > 0 && <span>{others.length}</span>}
    </Link>
  );
}
