import encode from "qr";
import { cn } from "./classes";

/** Modules of white that readers need around it. */
const QUIET = 4;

type QrCodeProps = {
  /** What it says. */
  text: string;
  /** What it is, for those who do not see it. */
  label: string;
  className?: string;
};

/** A QR code, drawn on the server. Black on white in every theme: not every reader takes one turned around. */
export function QrCode({ text, label, className }: QrCodeProps) {
  const modules = encode(text, "raw", { ecc: "medium", border: QUIET });
  const dark = modules
    .map((row, y) =>
      runs(row)
        .map(([x, width]) => `M${x} ${y}h${width}v1h${-width}z`)
        .join(""),
    )
    .join("");
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox={`0 0 ${modules.length} ${modules.length}`}
      shapeRendering="crispEdges"
      className={cn("rounded-lg border border-line", className)}
    >
      <rect width={modules.length} height={modules.length} fill="#fff" />
      <path d={dark} fill="#000" />
    </svg>
  );
}

/** Where dark modules begin in a row, and how many stand side by side. */
function runs(row: readonly boolean[]): [x: number, width: number][] {
  const found: [number, number][] = [];
  row.forEach((isDark, x) => {
    const last = found.at(-1);
    if (!isDark) return;
    if (last && last[0] + last[1] === x) last[1] += 1;
    else found.push([x, 1]);
  });
  return found;
}
