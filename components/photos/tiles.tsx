import { getTranslations } from "next-intl/server";
import type { CSSProperties, ReactNode } from "react";
import { cn } from "@/components/ui/classes";
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
    <Tile spacious>
      <ImageOffIcon size={24} className="text-danger" />
      <p className="font-medium">{t("photo.failed")}</p>
      <p className="line-clamp-3 text-xs text-muted">{reason}</p>
      <FileName>{fileName}</FileName>
      {action}
    </Tile>
  );
}

/** As large as a photograph would be; `spacious` where rows are low, it takes one to itself and as much height as its words need. */
const Tile = ({ spacious = false, children }: { spacious?: boolean; children: ReactNode }) => (
  <li
    className={cn("justified-item border border-line bg-sunken", spacious && "@max-feed:aspect-auto @max-feed:basis-full")}
    style={{ "--ratio": 1.5 } as CSSProperties}
  >
    <div
      className={cn("absolute inset-0 flex flex-col items-center justify-center gap-1 overflow-hidden p-3 text-center text-sm", spacious && "@max-feed:static")}
    >
      {children}
    </div>
  </li>
);

const FileName = ({ children }: { children: string }) => <p className="max-w-full truncate text-xs text-muted">{children}</p>;
