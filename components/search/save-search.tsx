import { getTranslations } from "next-intl/server";
import { buttonVariants } from "@/components/ui/button";
import { ActionForm, SubmitButton } from "@/components/ui/form";
import { FormField } from "@/components/ui/form-fields";
import { BookmarkIcon } from "@/components/ui/icons";
import { Link } from "@/components/ui/link";
import { saveSearchAction } from "@/lib/search/saved/actions";
import { writeQuery } from "@/lib/search/saved/schema";
import { LIMITS } from "@/lib/search/saved/types";
import { isValueField, type Facets, type Query } from "@/lib/search/types";
import { saidOf } from "./saved/query-words";
import { SaveFold } from "./saved/save-fold";
import { searchWords } from "./words";

/** Keeps the search under a name. Only for whoever can; shows nothing for one that asks for nothing. */
export async function SaveSearch({ query, facets }: { query: Query; facets: Facets }) {
  const [t, words] = await Promise.all([getTranslations("searches"), searchWords()]);
  const text = writeQuery(query);
  if (text === "") return null;
  const said = saidOf(query, words, (field, value) => (isValueField(field) && facets[field].values.find((one) => one.value === value)?.label) || value);
  const suggested = [...said.map(({ short }) => short).join(", ")].slice(0, LIMITS.name).join("").trim();
  const done = (
    <>
      {t("saved")}{" "}
      <Link href="/searches" className="link">
        {t("all")}
      </Link>
    </>
  );
  return (
    <ActionForm action={saveSearchAction} success={done} className="relative flex flex-wrap items-center gap-2">
      <input type="hidden" name="query" value={text} />
      <SaveFold
        summary={
          <summary className={`${buttonVariants({ size: "sm" })} cursor-pointer list-none [&::-webkit-details-marker]:hidden`}>
            <BookmarkIcon size={18} />
            <span className="max-sm:sr-only">{t("save")}</span>
          </summary>
        }
      >
        <div className="absolute top-full right-0 z-20 mt-2 flex w-80 max-w-[calc(100vw-2rem)] flex-col gap-3 rounded-lg border border-line bg-float p-4 shadow-float">
          <FormField name="name" label={t("name")} hint={t("save-hint")} defaultValue={suggested} maxLength={LIMITS.name} autoComplete="off" />
          <SubmitButton>{t("save-do")}</SubmitButton>
        </div>
      </SaveFold>
    </ActionForm>
  );
}
