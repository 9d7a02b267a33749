import { cn } from "./classes";

/** The sign of Halation: a bright light on film, and the red glow it leaves around itself. */
export const Mark = ({ size = 28, className }: { size?: number; className?: string }) => (
  <span aria-hidden="true" className={cn("mark", className)} style={{ width: size, height: size }} />
);

/** The mark and the name. */
export const WordMark = ({ size = 28, className }: { size?: number; className?: string }) => (
  <span className={cn("inline-flex items-center gap-2.5 text-lg font-semibold tracking-[-0.03em]", className)}>
    <Mark size={size} />
    Halation
  </span>
);
