import { getFormatter, getTranslations } from "next-intl/server";
import { CopyField } from "@/components/accounts/copy-field";
import { searchWords } from "@/components/search/words";
import { ActionButton } from "@/components/ui/action-button";
import { Chip, ChipList } from "@/components/ui/chip";
import { ActionForm, SubmitButton } from "@/components/ui/form";
import { FormField } from "@/components/ui/form-fields";
import { ChevronDownIcon } from "@/components/ui/icons";
import { Link } from "@/components/ui/link";
import { deleteSearchAction, followSearchAction, openSearchAction, renameSearchAction } from "@/lib/search/saved/actions";
import { LIMITS, type Names, type SavedSearch } from "@/lib/search/saved/types";
import { searchUrl } from "@/lib/search/schema";
import { saidOf } from "./query-words";

type SavedLineProps = { search: Omit<SavedSearch, "token"> & { feed: string }; names: Names };

/** One kept search: what it asks for, what is new, and what one can do with it. */
export async function SavedLine({ search: { id, name, query, followed, fresh, feed }, names }: SavedLineProps) {
  const [t, format, words] = await Promise.all([getTranslations("searches"), getFormatter(), searchWords()]);
  const said = saidOf(query, words, (field, value) => names.get(`${field} ${value}`) ?? (field === "owner" ? `@${value}` : value));
  const count = Math.min(fresh, LIMITS.fresh);
  const figure = fresh > LIMITS.fresh ? `${format.number(LIMITS.fresh)}+` : format.number(fresh);
  return (
    <li className="border-t border-line py-5 first:border-t-0">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <h2 className="min-w-0 flex-1 basis-48 text-lg font-semibold wrap-anywhere">
          <Link href={searchUrl(query)} className="touch-target hover:underline">
            {name}
          </Link>
        </h2>
        {fresh > 0 ? (
          <ActionButton action={openSearchAction} fields={{ search: id }} variant="primary" size="sm" aria-label={t("fresh-of", { count, figure, name })}>
            {t("fresh", { count, figure })}
          </ActionButton>
        ) : (
          <p className="text-sm text-muted">{t("nothing-new")}</p>
        )}
        <ActionButton
          action={followSearchAction}
          fields={{ search: id, on: followed ? "no" : "yes" }}
          variant={followed ? "quiet" : "secondary"}
          size="sm"
          aria-label={t(followed ? "unfollow-of" : "follow-of", { name })}
        >
          {t(followed ? "unfollow" : "follow")}
        </ActionButton>
      </div>
      <ChipList label={t("asks", { name })} className="mt-3">
        {said.map(({ text }) => (
          <li key={text} className="max-w-full">
            <Chip>{text}</Chip>
          </li>
        ))}
      </ChipList>
      <details className="group mt-3">
        <summary
          className="touch-target inline-flex min-h-8 cursor-pointer items-center gap-1.5 text-sm text-muted hover:text-ink"
          aria-label={t("change-of", { name })}
        >
          {t("change")}
          <ChevronDownIcon size={16} className="transition-transform group-open:rotate-180" />
        </summary>
        <div className="mt-3 flex flex-col gap-5">
          <ActionForm action={renameSearchAction} success={t("renamed")} className="flex flex-wrap items-end gap-3">
            <input type="hidden" name="search" value={id} />
            <div className="min-w-0 flex-1 basis-56">
              <FormField name="name" label={t("name")} defaultValue={name} maxLength={LIMITS.name} autoComplete="off" />
            </div>
            <SubmitButton variant="secondary" size="field">
              {t("rename")}
            </SubmitButton>
          </ActionForm>
          <div className="flex flex-col gap-1.5">
            <p className="text-sm font-medium">{t("feed")}</p>
            <CopyField label={t("feed-of", { name })} value={feed} words={{ copy: t("copy"), copied: t("copied"), failed: t("copy-failed") }} />
            <p className="text-sm text-muted">{t("feed-hint")}</p>
          </div>
          <div>
            <ActionButton action={deleteSearchAction} fields={{ search: id }} variant="danger" size="sm" aria-label={t("delete-of", { name })}>
              {t("delete")}
            </ActionButton>
          </div>
        </div>
      </details>
    </li>
  );
}
