"use client";

import { useEffect } from "react";
import type { PhotoId } from "@/lib/photos/types";
import { keepTray } from "./tray";

/** Keeps what is compared here for the next photograph that is picked. */
export function KeepTray({ photos }: { photos: readonly PhotoId[] }) {
  useEffect(() => keepTray(photos), [photos]);
  return null;
}
