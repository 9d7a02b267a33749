import Form from "next/form";
import { Button } from "@/components/ui/button";
import { SearchIcon } from "@/components/ui/icons";
import type { Query, ValueField } from "@/lib/search/types";
import { KeptQuery } from "./kept-query";
import { LiveInput } from "./live-input";
import type { SearchWords } from "./words";

/** Narrows a long list to the names that hold some words: as one types, or once the form is sent. */
export function FindValue({ field, query, words }: { field: ValueField; query: Query; words: SearchWords }) {
  const { t } = words;
  const label = t("filters.find", { field });
  return (
    <Form action="/search" replace scroll={false} className="mb-1 flex gap-2">
      <KeptQuery query={query} />
      <input type="hidden" name="more" value={field} />
      <LiveInput name="find" defaultValue={query.more === field ? query.find : undefined} aria-label={label} placeholder={label} maxLength={100} />
      <span className="hidden noscript:block">
        <Button type="submit" size="sm-field" aria-label={label}>
          <SearchIcon size={16} />
        </Button>
      </span>
    </Form>
  );
}
