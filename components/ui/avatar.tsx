import { join } from "./join";

/** Each size as classes, in pixels at its largest, and as a browser that chooses among pictures reads it. */
const SIZES = {
  xs: { shape: "size-6 text-[0.625rem]", side: 24, sizes: "24px" },
  sm: { shape: "size-8 text-xs", side: 32, sizes: "32px" },
  md: { shape: "size-10 text-sm", side: 40, sizes: "40px" },
  lg: { shape: "size-16 text-xl", side: 64, sizes: "64px" },
  xl: { shape: "size-16 text-xl sm:size-24 sm:text-2xl md:size-30 md:text-3xl", side: 120, sizes: "(min-width: 48rem) 120px, (min-width: 40rem) 96px, 64px" },
} as const;

export type AvatarSize = keyof typeof SIZES;

type AvatarProps = {
  /** The person's name: the initials, and what a screen reader hears unless the name stands beside it (`decorative`). */
  name: string;
  src?: string;
  /** The same picture in several widths. */
  srcSet?: string;
  size?: AvatarSize;
  /** Not far down the page: fetched at once. */
  eager?: boolean;
  decorative?: boolean;
  className?: string;
};

/** A round picture of a person, or their initials on grey. */
export function Avatar({ name, src, srcSet, size = "md", eager = false, decorative = true, className }: AvatarProps) {
  const { shape: sized, side, sizes } = SIZES[size];
  const shape = join(
    "inline-flex shrink-0 items-center justify-center overflow-hidden rounded-full bg-sunken font-medium text-muted ring-1 ring-line ring-inset select-none",
    sized,
    className,
  );
  if (src) {
    // The address last: a browser begins to fetch as soon as it has it.
    const picture = { width: side, height: side, loading: eager ? "eager" : "lazy", decoding: "async", sizes, srcSet, src } as const;
    return <img {...picture} alt={decorative ? "" : name} className={join(shape, "object-cover")} />;
  }
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
