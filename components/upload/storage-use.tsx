import { getLocale, getTranslations } from "next-intl/server";
import { join } from "@/components/ui/join";
import { sayBytes } from "./words";

type StorageUseProps = { used: number; limit: number; className?: string };

/** From this share on, it is worth thinking about. */
const NEARLY = 0.9;

/** How much of one's room is taken, in words and as a bar. */
export async function StorageUse({ used, limit, className }: StorageUseProps) {
  const [t, language] = await Promise.all([getTranslations("limits.own"), getLocale()]);
  const share = Math.min(1, used / Math.max(1, limit));
  const words = t("used-of", { used: sayBytes(used, language, 1), limit: sayBytes(limit, language, 1) });
  return (
    <div className={join("flex max-w-prose flex-col gap-1.5", className)}>
      <p className="text-sm text-muted tabular-nums">{words}</p>
      <div
        role="meter"
        aria-label={t("meter")}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={Math.round(share * 100)}
        aria-valuetext={words}
        className="h-1 w-full overflow-hidden rounded-full bg-hover"
      >
        <div
          className={join("h-full w-full origin-left rounded-full", share >= 1 ? "bg-danger" : share >= NEARLY ? "bg-warning" : "bg-edge")}
          style={{ transform: `scaleX(${share})` }}
        />
      </div>
    </div>
  );
}
