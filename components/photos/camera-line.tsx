import { cameraWords } from "./camera-words";
import type { CameraLine as Line } from "@/lib/photos/types";

type CameraLineProps = {
  line: Line;
  /** The camera's name, set before the numbers. */
  camera?: string | null;
  className?: string;
};

/** The exposure on one line, set as on a lens: 85 mm  f/1.8  1/250 s  ISO 400. */
export async function CameraLine({ line, camera, className }: CameraLineProps) {
  const words = await cameraWords();
  const parts = [words.focalLength(line.focalLength), words.aperture(line.aperture), words.exposureTime(line.exposureTime), words.iso(line.iso)].filter(
    (part) => part !== null,
  );
  if (parts.length === 0 && !camera) return null;
  return (
    <p className={`engraved flex flex-wrap gap-x-[0.9em] text-muted ${className ?? ""}`}>
      {camera && <span className="mr-1 text-ink">{camera}</span>}
      {parts.map((part) => (
        <span key={part} className="whitespace-nowrap">
          {part}
        </span>
      ))}
    </p>
  );
}
