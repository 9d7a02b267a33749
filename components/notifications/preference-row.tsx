import { getTranslations } from "next-intl/server";
import { Checkbox } from "@/components/ui/checkbox";
import { Select } from "@/components/ui/select";
import { mailName, pageName, pushName } from "@/lib/notifications/preferences/schema";
import { RHYTHMS, type NotificationKind, type Preference } from "@/lib/notifications/types";

type PreferenceRowProps = { kind: NotificationKind; preference: Preference };

/** One kind, and the ways on which it is told. The words of a way stand above the column where there is room, else beside its box. */
export async function PreferenceRow({ kind, preference: { page, push, mail } }: PreferenceRowProps) {
  const t = await getTranslations("notifications.preferences");
  const called = t(`kinds.${kind}`);
  const word = (text: string) => <span className="text-sm sm:sr-only">{text}</span>;
  return (
    <div className="flex flex-wrap items-center gap-x-4 border-t border-line py-2 first:border-t-0 sm:flex-nowrap sm:py-1">
      <p className="w-full sm:w-auto sm:flex-1">{called}</p>
      <Checkbox
        key={`page-${page}`}
        name={pageName(kind)}
        label={word(t("page"))}
        aria-label={t("page-of", { kind: called })}
        defaultChecked={page}
        className="sm:w-16"
      />
      <Checkbox
        key={`push-${push}`}
        name={pushName(kind)}
        label={word(t("push"))}
        aria-label={t("push-of", { kind: called })}
        defaultChecked={push}
        className="sm:w-16"
      />
      <div className="min-w-0 flex-1 basis-32 sm:w-40 sm:flex-none">
        <Select key={mail} name={mailName(kind)} aria-label={t("mail-of", { kind: called })} defaultValue={mail}>
          {RHYTHMS.map((rhythm) => (
            <option key={rhythm} value={rhythm}>
              {t(`rhythm.${rhythm}`)}
            </option>
          ))}
        </Select>
      </div>
    </div>
  );
}
