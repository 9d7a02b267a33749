import Form from "next/form";
import { getTranslations } from "next-intl/server";
import { Button } from "@/components/ui/button";
import type { Elsewhere } from "@/lib/search/elsewhere/types";
import { searchUrl } from "@/lib/search/schema";
import type { Query } from "@/lib/search/types";
import { KeptQuery } from "./kept-query";
import { SearchField } from "./search-field";

type SearchBoxProps = {
  query: Query;
  /** What the words are looked for in; photographs unless told. */
  among?: Elsewhere;
};

/** The words of a search; what else was chosen stays chosen. */
export async function SearchBox({ query, among }: SearchBoxProps) {
  const t = await getTranslations("search.box");
  const words = {
    label: t(among ? `label-${among}` : "label"),
    placeholder: t("placeholder"),
    suggestions: t("suggestions"),
    camera: t("camera"),
    lens: t("lens"),
    tag: t("tag"),
    person: t("person"),
    hour: t("hour"),
  };
  return (
    <Form action={among ? `/search/${among}` : "/search"} role="search" key={searchUrl(query)} className="flex gap-2">
      {!among && <KeptQuery query={query} but="q" />}
      <SearchField query={query} words={words} />
      <Button type="submit" variant="primary" size="field">
        {t("submit")}
      </Button>
    </Form>
  );
}
