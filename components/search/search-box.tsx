import Form from "next/form";
import { Button } from "@/components/ui/button";
import { SearchIcon } from "@/components/ui/icons";
import { Input } from "@/components/ui/input";
import { searchUrl } from "@/lib/search/schema";
import type { Query } from "@/lib/search/types";
import { KeptQuery } from "./kept-query";
import { searchWords } from "./words";

/** The words of a search; what else was chosen stays chosen. */
export async function SearchBox({ query }: { query: Query }) {
  const { t } = await searchWords();
  return (
    <Form action="/search" role="search" key={searchUrl(query)} className="flex gap-2">
      <KeptQuery query={query} but="q" />
      <div className="relative min-w-0 flex-1">
        <SearchIcon className="pointer-events-none absolute top-1/2 left-3 -translate-y-1/2 text-muted" />
        <Input
          type="search"
          name="q"
          defaultValue={query.q}
          aria-label={t("box.label")}
          placeholder={t("box.placeholder")}
          maxLength={200}
          enterKeyHint="search"
          autoComplete="off"
          className="pl-10"
        />
      </div>
      <Button type="submit" variant="primary" size="field">
        {t("box.submit")}
      </Button>
    </Form>
  );
}
