import { cn } from "./classes";

const SIZES = {
  xs: "size-6 text-[0.625rem]",
  sm: "size-8 text-xs",
  md: "size-10 text-sm",
  lg: "size-16 text-xl",
  xl: "size-24 text-2xl md:size-30 md:text-3xl",
} as const;

type AvatarProps = {
  /** The person's name: the initials, and what a screen reader hears unless the name stands beside it (`decorative`). */
  name: string;
  src?: string;
  size?: keyof typeof SIZES;
  decorative?: boolean;
  className?: string;
};

/** A round picture of a person, or their initials on grey. */
export function Avatar({ name, src, size = "md", decorative = true, className }: AvatarProps) {
  const shape = cn(
    "inline-flex shrink-0 items-center justify-center overflow-hidden rounded-full bg-sunken font-medium text-muted ring-1 ring-line ring-inset select-none",
    SIZES[size],
    className,
  );
  if (src) return <img src={src} alt={decorative ? "" : name} className={cn(shape, "object-cover")} />;
  return (
    <span className={shape} role={decorative ? undefined : "img"} aria-label={decorative ? undefined : name} aria-hidden={decorative || undefined}>
      {initials(name)}
    </span>
  );
}

/** First letters of the first and last word, in any script. */
function initials(name: string): string {
  const words = name.trim().split(/\s+/);
  const letters = words.length > 1 ? [words[0], words.at(-1)] : [words[0]];
  return letters
    .map((word) => [...(word ?? "")][0] ?? "")
    .join("")
    .toLocaleUpperCase();
}
