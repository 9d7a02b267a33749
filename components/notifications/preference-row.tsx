import { getTranslations } from "next-intl/server";
import { Checkbox } from "@/components/ui/checkbox";
import { Select } from "@/components/ui/select";
import { mailName, pageName, pushName } from "@/lib/notifications/preferences/schema";
import { RHYTHMS, type NotificationKind, type Preference } from "@/lib/notifications/types";

/** What is told, and the three ways of telling it: the columns of a heading and of the rows under it. */
export const COLUMNS = "grid grid-cols-[minmax(0,1fr)_2.75rem_2.75rem_6.75rem] items-center gap-x-1 sm:grid-cols-[minmax(0,1fr)_3.5rem_3.5rem_8rem]";

type PreferenceRowProps = { kind: NotificationKind; preference: Preference };

/** One kind, and the ways on which it is told; their words stand above the columns. */
export async function PreferenceRow({ kind, preference: { page, push, mail } }: PreferenceRowProps) {
  const t = await getTranslations("notifications.preferences");
  const called = t(`kinds.${kind}`);
  return (
    <div className={`${COLUMNS} border-t border-line py-0.5`}>
      <p className="pr-2 max-sm:text-sm">{called}</p>
      <Checkbox key={`page-${page}`} name={pageName(kind)} label="" aria-label={t("page-of", { kind: called })} defaultChecked={page} />
      <Checkbox key={`push-${push}`} name={pushName(kind)} label="" aria-label={t("push-of", { kind: called })} defaultChecked={push} />
      <Select key={mail} look="compact" name={mailName(kind)} aria-label={t("mail-of", { kind: called })} defaultValue={mail}>
        {RHYTHMS.map((rhythm) => (
          <option key={rhythm} value={rhythm}>
            {t(`rhythm.${rhythm}`)}
          </option>
        ))}
      </Select>
    </div>
  );
}
