import type { Icon } from "@/components/ui/icons";

/** A mark on a photograph, and what it means. */
export const PhotoSign = ({ icon: Sign, label }: { icon: Icon; label: string }) => (
  <span role="img" aria-label={label} title={label} className="rounded-md bg-[oklch(0_0_0/0.6)] p-1 text-on-stage">
    <Sign size={16} />
  </span>
);
