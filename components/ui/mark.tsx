import { useId } from "react";
import { cn } from "./classes";

/** The sign of Halation: a bright light on film, and the red glow it leaves around itself. */
export function Mark({ size = 28, className }: { size?: number; className?: string }) {
  const id = useId();
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden="true" className={cn("shrink-0", className)}>
      <radialGradient id={id}>
        <stop offset="0" stopColor="#fff" />
        <stop offset="0.24" stopColor="#fff" />
        <stop offset="0.31" stopColor="#ffe3d3" />
        <stop offset="0.4" stopColor="#ff7a4d" />
        <stop offset="0.5" stopColor="#ef5b36" />
        <stop offset="0.64" stopColor="#a8321a" />
        <stop offset="0.84" stopColor="#37100a" />
        <stop offset="1" stopColor="#0d0908" />
      </radialGradient>
      <circle cx="16" cy="16" r="16" fill={`url(#${id})`} />
    </svg>
  );
}

/** The mark and the name. */
export function WordMark({ size = 28, className }: { size?: number; className?: string }) {
  return (
    <span className={cn("inline-flex items-center gap-2.5 text-lg font-semibold tracking-[-0.03em]", className)}>
      <Mark size={size} />
      Halation
    </span>
  );
}
