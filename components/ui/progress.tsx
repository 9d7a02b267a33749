import { join } from "./join";

type ProgressProps = {
  /** What is under way, for screen readers. */
  label: string;
  /** From 0 to 1; absent while the end cannot be told. */
  value?: number;
  tone?: "accent" | "success" | "danger";
  className?: string;
};

const TONES = { accent: "bg-accent", success: "bg-success", danger: "bg-danger" } as const;

/** A thin bar that fills; it pulses while the end cannot be told. */
export function Progress({ label, value, tone = "accent", className }: ProgressProps) {
  const known = value !== undefined;
  return (
    <div
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={known ? Math.round(value * 100) : undefined}
      className={join("h-1 w-full overflow-hidden rounded-full bg-hover", className)}
    >
      <div
        className={join("h-full w-full origin-left rounded-full transition-transform duration-200", TONES[tone], !known && "animate-pulse opacity-60")}
        style={known ? { transform: `scaleX(${Math.min(1, Math.max(0, value))})` } : undefined}
      />
    </div>
  );
}
