import { join } from "@/components/ui/join";
import type { Seen } from "./shown";

/** A neighbouring photograph on its side of the one that is shown, fetched before it is asked for. */
export const Beside = ({ seen: { size, picture }, className }: { seen: Seen; className: string }) => (
  <div inert aria-hidden="true" className={join("pointer-events-none absolute inset-0 flex items-center justify-center", className)}>
    <div
      className="max-h-full [&_img]:object-contain"
      style={{
        width: `min(100%, ${size.width}px, var(--stage-height) * ${(size.width / size.height).toFixed(4)})`,
        aspectRatio: (size.width / size.height).toFixed(4),
      }}
    >
      {picture}
    </div>
  </div>
);
