import { useState } from "react";
import type { Seen } from "./shown";
import type { Size, View } from "./zoom";

type SlideProps = {
  seen: Seen;
  /** -1 before the photograph that is shown, 0 the one that is, 1 after it. */
  place: -1 | 0 | 1;
  /** CSS pixels. */
  size: Size;
  view?: View;
  /** The address of all its pixels, once they are to be seen. */
  sharp?: string | null;
};

/** One photograph whole in the room, or a part of it larger. It stays the same element from place to place, and so loads once. */
export const Slide = ({ seen, place, size, view, sharp }: SlideProps) => (
  <div
    inert={place !== 0}
    aria-hidden={place !== 0}
    className="absolute inset-0 flex items-center justify-center transition-transform duration-[180ms]"
    style={{ transform: `translateX(${place * 100}%)` }}
  >
    <div
      data-current={place === 0 ? seen.id : undefined}
      className="relative shrink-0 [&_img]:size-full"
      style={{
        width: `${size.width}px`,
        height: `${size.height}px`,
        transform: view && view.scale > 1 ? `translate(${view.x}px, ${view.y}px) scale(${view.scale})` : undefined,
      }}
    >
      {seen.picture}
      {sharp && <Sharp key={sharp} src={sharp} />}
    </div>
  </div>
);

/** All the pixels, over the copy that is there already; not before it is there too. */
function Sharp({ src }: { src: string }) {
  const [there, setThere] = useState(false);
  return (
    <img
      src={src}
      alt=""
      draggable={false}
      decoding="async"
      onLoad={() => setThere(true)}
      className="absolute inset-0 max-w-none transition-opacity"
      style={{ opacity: there ? 1 : 0 }}
    />
  );
}
