import type { ReactNode } from "react";

/** Of a field in the row: what was chosen stands above it, and what is to be said of it below. */
export const CHOSEN = "-order-1 basis-full pb-2";
export const TOLD = "order-1 basis-full [&_p]:pt-2";

type PiecesProps = {
  /** While what was chosen is on its way. */
  disabled?: boolean;
  /** Another once what was chosen has gone. */
  turn?: number;
  /** What sends it all, at the end of the row. */
  end?: ReactNode;
  /** `PhotosField` and `AttachField`. */
  children: ReactNode;
};

/** What goes with words: the buttons to choose it stand in one row. */
export const Pieces = ({ disabled, turn, end, children }: PiecesProps) => (
  <div className="flex min-w-0 flex-wrap items-center gap-x-1">
    <fieldset key={turn} disabled={disabled} className="contents">
      {children}
    </fieldset>
    {end && <div className="ml-auto flex items-center gap-2">{end}</div>}
  </div>
);
