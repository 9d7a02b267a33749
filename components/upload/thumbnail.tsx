"use client";

import { useCallback, useState } from "react";
import { ImageIcon } from "@/components/ui/icons";

/** A small look at a file that is still on this machine; a sign where the browser cannot show its format (TIFF). */
export function Thumbnail({ file }: { file: File }) {
  const [unknown, setUnknown] = useState(false);
  const show = useCallback(
    (image: HTMLImageElement) => {
      const url = URL.createObjectURL(file);
      image.src = url;
      return () => URL.revokeObjectURL(url);
    },
    [file],
  );
  return (
    <span className="relative flex size-14 shrink-0 items-center justify-center overflow-hidden bg-sunken text-faint">
      {unknown ? (
        <ImageIcon />
      ) : (
        // oxlint-disable-next-line nextjs/no-img-element -- a file of this machine, which no server could resize
        <img ref={show} alt="" loading="lazy" decoding="async" className="size-full object-cover" onError={() => setUnknown(true)} />
      )}
    </span>
  );
}
