import { settingLines } from "@/lib/gear/comparison/format";
import type { Comparison, Specimen } from "@/lib/gear/comparison/types";
import type { CompareWords } from "./words";

type SettingRowsProps = { comparison: Comparison; photos: readonly (Specimen | null)[]; words: CompareWords };

/** What the photographs of a row differ in, each value under its photograph, and in one line what they have in common. */
export function SettingRows({ comparison, photos, words: { t, photos: words, format } }: SettingRowsProps) {
  const { differing, alike } = settingLines(photos, comparison.of, words, format);
  return (
    <>
      {differing.map(({ setting, values }) => (
        <tr key={setting} className="align-top text-xs">
          <th scope="row" className="sticky left-0 z-10 bg-canvas py-1 pr-1 pl-3 text-left hyphens-auto font-normal text-muted sm:pl-4">
            {t(`setting.${setting}`)}
          </th>
          {values.map((value, index) => (
            // oxlint-disable-next-line react/no-array-index-key -- columns have no other name here
            <td key={index} className="border-t border-line px-1 py-1 break-words hyphens-auto tabular-nums last:pr-3">
              {value ?? (photos[index] && <span className="text-faint">{t("setting.unsaid")}</span>)}
            </td>
          ))}
        </tr>
      ))}
      {alike.length > 0 && (
        <tr className="align-top text-xs">
          <th scope="row" className="sticky left-0 z-10 bg-canvas py-1 pr-1 pl-3 text-left hyphens-auto font-normal text-muted sm:pl-4">
            {t("setting.alike")}
          </th>
          <td colSpan={photos.length} className="border-t border-line py-1 pr-3 pl-1 text-muted tabular-nums">
            <span className="sticky left-(--label) inline-block max-w-[calc(100cqw-var(--label)-1rem)]">
              {alike.map(({ setting, value }) => t("setting.both", { setting: t(`setting.${setting}`), value })).join(" · ")}
            </span>
          </td>
        </tr>
      )}
    </>
  );
}
