import { getFormatter, getLocale, getTranslations } from "next-intl/server";
import type { LimitedRole, RoleLimits } from "@/lib/media/limits/types";
import { sayMegabytes } from "./say";
import { sayBytes } from "./words";

const HEAD = "px-2 py-2 text-left align-bottom font-medium text-muted first:pl-0 last:pr-0 sm:px-4";
const CELL = "px-2 py-2.5 text-left align-top tabular-nums first:pl-0 last:pr-0 sm:px-4";

/** What each role may upload, side by side; a role leads to where that is changed. */
export async function LimitsTable({ roles }: { roles: readonly ({ role: LimitedRole } & RoleLimits)[] }) {
  const [t, admin, format, language] = await Promise.all([getTranslations("limits.table"), getTranslations("admin"), getFormatter(), getLocale()]);
  return (
    <table className="w-full max-w-prose text-sm">
      <caption className="sr-only">{t("caption")}</caption>
      <thead>
        <tr className="border-b border-line">
          {(["role", "storage", "file", "day"] as const).map((column) => (
            <th key={column} scope="col" className={HEAD}>
              {t(column)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {roles.map(({ role, storageBytes, fileBytes, photosPerDay }) => (
          <tr key={role} className="border-b border-line">
            <th scope="row" className={`${CELL} font-normal`}>
              <a href={`#${role}`} className="link">
                {admin(`roles.${role}`)}
              </a>
            </th>
            <td className={CELL}>{storageBytes === null ? t("none") : sayBytes(storageBytes, language, 1)}</td>
            <td className={CELL}>{t("megabytes", { megabytes: sayMegabytes(fileBytes, language) })}</td>
            <td className={CELL}>{photosPerDay === null ? t("none") : format.number(photosPerDay)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
