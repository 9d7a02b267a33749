import { getTranslations } from "next-intl/server";
import type { CSSProperties, ReactNode } from "react";
import { ImageOffIcon } from "@/components/ui/icons";
import { Spinner } from "@/components/ui/spinner";

/** Stands in a grid for a photograph that is still being prepared. */
export async function ProcessingTile({ fileName }: { fileName: string }) {
  const t = await getTranslations("ui");
  return (
    <Tile>
      <Spinner size={24} className="text-accent-text" />
      <p className="font-medium">{t("photo.processing")}</p>
      <FileName>{fileName}</FileName>
    </Tile>
  );
}

type FailedTileProps = {
  fileName: string;
  /** Why, in a sentence. */
  reason: string;
  /** What can be done: a button or a link. */
  action?: ReactNode;
};

/** Stands in a grid, for its owner, for a file that could not become a photograph. */
export async function FailedTile({ fileName, reason, action }: FailedTileProps) {
  const t = await getTranslations("ui");
  return (
    <Tile>
      <ImageOffIcon size={24} className="text-danger" />
      <p className="font-medium">{t("photo.failed")}</p>
      <p className="line-clamp-3 text-xs text-muted">{reason}</p>
      <FileName>{fileName}</FileName>
      {action}
    </Tile>
  );
}

const Tile = ({ children }: { children: ReactNode }) => (
  <li className="justified-item border border-line bg-sunken" style={{ "--ratio": 1.5 } as CSSProperties}>
    <div className="absolute inset-0 flex flex-col items-center justify-center gap-1 overflow-hidden p-3 text-center text-sm">{children}</div>
  </li>
);

const FileName = ({ children }: { children: string }) => <p className="max-w-full truncate text-xs text-muted">{children}</p>;
