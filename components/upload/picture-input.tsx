import type { RefObject } from "react";
import { EXTENSIONS, PICTURE_TYPES } from "@/lib/core/sniff";

/** What is chosen from: media types, and names for systems that know none. */
const ACCEPT = PICTURE_TYPES.flatMap((type) => [type, ...EXTENSIONS[type].map((extension) => `.${extension}`)]).join();

type PictureInputProps = { ref: RefObject<HTMLInputElement | null>; label: string; purpose?: string; onFile: (file: File) => void };

/** Opens the system's way to choose one picture; a button that one sees presses it. The same file can be chosen twice. */
export const PictureInput = ({ ref, label, purpose, onFile }: PictureInputProps) => (
  <input
    ref={ref}
    type="file"
    accept={ACCEPT}
    hidden
    aria-label={label}
    data-purpose={purpose}
    onChange={({ currentTarget }) => {
      const [file] = currentTarget.files ?? [];
      currentTarget.value = "";
      if (file) onFile(file);
    }}
  />
);
