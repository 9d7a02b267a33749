import { cn } from "@/components/ui/classes";
import { derivativeUrl, srcSet } from "@/lib/media/format";
import type { PhotoCard } from "@/lib/photos/types";
import { UnwaitedImage } from "./unwaited-image";

export type Picture = Pick<PhotoCard, "width" | "height" | "widths" | "urlToken" | "placeholder">;

type PhotoImageProps = {
  photo: Picture;
  alt: string;
  /** How wide it will be shown, as in HTML. */
  sizes: string;
  /** For what is seen first: fetched at once, and before anything else where `high`. */
  priority?: "lazy" | "eager" | "high";
  className?: string;
};

/** A photograph in the width the screen needs, its blurred likeness beneath it until it is there. */
export function PhotoImage({ photo, alt, sizes, priority = "lazy", className }: PhotoImageProps) {
  const Img = priority === "lazy" ? "img" : UnwaitedImage;
  return (
    <Img
      src={derivativeUrl(photo, 640)}
      srcSet={srcSet(photo)}
      sizes={priority === "lazy" ? `auto, ${sizes}` : sizes}
      width={photo.width}
      height={photo.height}
      alt={alt}
      loading={priority === "lazy" ? "lazy" : "eager"}
      fetchPriority={priority === "high" ? "high" : undefined}
      decoding="async"
      className={cn("block h-auto w-full bg-sunken bg-cover bg-center text-sm text-muted", className)}
      style={photo.placeholder ? { backgroundImage: `url(${photo.placeholder})` } : undefined}
    />
  );
}

/** Width divided by height. */
export const ratioOf = ({ width, height }: { width: number; height: number }): number => width / height;
