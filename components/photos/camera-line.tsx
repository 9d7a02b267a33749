import { getFormatter, getTranslations } from "next-intl/server";
import { cn } from "@/components/ui/classes";
import { exposureParts } from "@/lib/photos/format";
import type { CameraLine as Line } from "@/lib/photos/types";

type CameraLineProps = {
  line: Line;
  /** The camera's name, set before the numbers. */
  camera?: string | null;
  className?: string;
};

/** The exposure on one line, set as on a lens: 85 mm  f/1.8  1/250 s  ISO 400. Nothing where nothing is known. No paragraph, to stand in a summary as well. */
export async function CameraLine({ line, camera, className }: CameraLineProps) {
  const [t, n] = await Promise.all([getTranslations("photos"), getFormatter()]);
  const parts = exposureParts(line, t, n);
  if (parts.length === 0 && !camera) return null;
  return (
    <span className={cn("engraved flex flex-wrap gap-x-[0.9em] text-muted", className)}>
      {camera && <span className="mr-1 text-ink">{camera}</span>}
      {parts.map((part) => (
        <span key={part} className="whitespace-nowrap">
          {part}
        </span>
      ))}
    </span>
  );
}
