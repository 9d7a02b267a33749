import type { ReactNode } from "react";
import { join } from "./join";
import { DangerIcon, InfoIcon, SuccessIcon, WarningIcon } from "./icons";

const TONES = {
  info: { icon: InfoIcon, box: "border-line bg-sunken", sign: "text-muted" },
  success: { icon: SuccessIcon, box: "border-success/30 bg-success-soft", sign: "text-success" },
  warning: { icon: WarningIcon, box: "border-warning/30 bg-warning-soft", sign: "text-warning" },
  danger: { icon: DangerIcon, box: "border-danger/30 bg-danger-soft", sign: "text-danger" },
} as const;

type CalloutProps = {
  tone?: keyof typeof TONES;
  title?: ReactNode;
  children?: ReactNode;
  /** What to do about it: a link or a button. */
  action?: ReactNode;
  /** Read out as soon as it appears: `alert` for failures, `status` for the rest. */
  role?: "alert" | "status";
  className?: string;
};

/** A sentence that stands out: what happened, what is safe, what to do. */
export function Callout({ tone = "info", title, children, action, role, className }: CalloutProps) {
  const { icon: Sign, box, sign } = TONES[tone];
  return (
    <div role={role} className={join("flex gap-3 rounded-lg border px-4 py-3", box, className)}>
      <Sign className={join("mt-0.5 shrink-0", sign)} />
      <div className="flex min-w-0 flex-1 flex-wrap items-center gap-x-4 gap-y-2">
        <div className="min-w-48 flex-1">
          {title && <p className="font-medium">{title}</p>}
          {children && <div className={join(title && "text-muted")}>{children}</div>}
        </div>
        {action}
      </div>
    </div>
  );
}
