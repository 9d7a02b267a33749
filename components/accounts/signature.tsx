import { cn } from "@/components/ui/classes";
import { fileUrl } from "@/lib/media/format";
import type { Signature as SignatureView } from "@/lib/people/types";

type SignatureProps = {
  signature: SignatureView;
  /** Whose it is. */
  name: string;
  /** What a screen reader hears of a drawn or uploaded one. */
  alt: string;
  className?: string;
};

/** What stands under somebody's words: their name, a drawing, a picture, or nothing. Its room is known before anything loads. */
export function Signature({ signature, name, alt, className }: SignatureProps) {
  if (signature.kind === "none") return null;
  if (signature.kind === "name") return <p className={cn("text-lg italic", className)}>{name}</p>;
  if (signature.kind === "drawn") {
    return (
      <svg viewBox="0 0 600 200" role="img" aria-label={alt} className={cn("block h-16 w-48 max-w-full text-ink", className)}>
        <path d={signature.path} fill="none" stroke="currentColor" strokeWidth="6" strokeLinecap="round" strokeLinejoin="round" />
      </svg>
    );
  }
  const picture = { width: 192, height: 64, loading: "lazy", decoding: "async", src: fileUrl(signature.token, "signature", "webp") } as const;
  // Ink on something see-through is there on paper only.
  return <img {...picture} alt={alt} className={cn("block h-16 w-48 max-w-full rounded-md bg-[oklch(0.98_0_0)] object-contain p-1", className)} />;
}
