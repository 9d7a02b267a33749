import { cn } from "@/components/ui/classes";
import type { PhotoId } from "@/lib/photos/types";
import { PhotoImage, ratioOf, stageSizes, type Picture } from "./photo-image";
import { SharedPhoto } from "./shared-photo";

type PhotoFigureProps = {
  photo: Picture & { id: PhotoId };
  alt: string;
  /** CSS length that the photograph may not be taller than. */
  maxHeight?: string;
  className?: string;
};

/** One photograph as large as its place allows, whole, never beyond its own pixels; its size is known before it loads. */
export function PhotoFigure({ photo, alt, maxHeight = "100svh", className }: PhotoFigureProps) {
  const ratio = ratioOf(photo).toFixed(4);
  return (
    <div className={cn("mx-auto", className)} style={{ width: `min(100%, ${photo.width}px, ${maxHeight} * ${ratio})`, aspectRatio: ratio }}>
      <SharedPhoto id={photo.id}>
        <PhotoImage photo={photo} alt={alt} priority="high" sizes={stageSizes(photo)} fit="fill" />
      </SharedPhoto>
    </div>
  );
}
