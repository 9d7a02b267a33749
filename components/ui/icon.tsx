import type { ComponentProps, ReactElement, ReactNode } from "react";

type IconProps = Omit<ComponentProps<"svg">, "children"> & {
  /** Pixels; 20 unless told. */
  size?: number;
};

export type Icon = (props: IconProps) => ReactElement;

/*
 * Drawings from Lucide (ISC licence, https://lucide.dev), kept as plain SVG: lucide-react's icons are client components,
 * which would send every icon of a server-rendered page to the browser twice.
 */
export const icon =
  (drawing: ReactNode): Icon =>
  ({ size = 20, ...props }) => (
    <svg
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.75"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      focusable="false"
      {...props}
    >
      {drawing}
    </svg>
  );
