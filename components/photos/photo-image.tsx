import { join } from "@/components/ui/join";
import { avifSrcSet, derivativeUrl, srcSet } from "@/lib/media/format";
import type { PhotoCard } from "@/lib/photos/types";
import { UnwaitedImage } from "./unwaited-image";

export type Picture = Pick<PhotoCard, "width" | "height" | "widths" | "avifWidths" | "urlToken" | "placeholder">;

type PhotoImageProps = {
  photo: Picture;
  alt: string;
  /** How wide it will be shown, as in HTML. */
  sizes: string;
  /** For what is seen first: fetched at once, and before anything else where `high`. */
  priority?: "lazy" | "eager" | "high";
  /** How it fills what it stands in; unless told, it is as high as its own shape has it. */
  fit?: keyof typeof FITS;
};

const FITS = { own: "h-auto w-full", fill: "size-full", cover: "size-full object-cover", contain: "size-full object-contain" };

/** A photograph in the width the screen needs, and the lightest format the browser reads; its blurred likeness beneath it until it is there. */
export function PhotoImage({ photo, alt, sizes, priority = "lazy", fit = "own" }: PhotoImageProps) {
  const Img = priority === "lazy" ? "img" : UnwaitedImage;
  const avif = avifSrcSet(photo);
  const image = (
    <Img
      src={derivativeUrl(photo, 640)}
      srcSet={srcSet(photo)}
      sizes={sizes}
      width={photo.width}
      height={photo.height}
      alt={alt}
      loading={priority === "lazy" ? "lazy" : "eager"}
      fetchPriority={priority === "high" ? "high" : undefined}
      // What is seen first comes with its page; Chromium may put off for a second what it is allowed to.
      decoding={priority === "lazy" ? "async" : "sync"}
      className={join("no-broken-sign block bg-sunken bg-cover bg-center text-sm text-muted", FITS[fit])}
      style={photo.placeholder ? { backgroundImage: `url(${photo.placeholder})` } : undefined}
    />
  );
  if (!avif) return image;
  return (
    <picture className="block size-full">
      <source type="image/avif" srcSet={avif} sizes={sizes} />
      {image}
    </picture>
  );
}

/** How wide a photograph is where it has the window to itself; one value, so that what was fetched for one place is there for the next. */
export const stageSizes = (size: { width: number; height: number }): string => `min(100vw, 100vh * ${ratioOf(size).toFixed(4)})`;

/** Width divided by height. */
export const ratioOf = ({ width, height }: { width: number; height: number }): number => width / height;
