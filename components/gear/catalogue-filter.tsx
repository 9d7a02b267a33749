import Form from "next/form";
import { getTranslations } from "next-intl/server";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import { catalogueUrl } from "@/lib/gear/catalogue/schema";
import type { CatalogueQuery } from "@/lib/gear/catalogue/types";
import type { GearKind } from "@/lib/gear/types";

/** Looks for a word in the names; the order and the maker stay. */
export async function CatalogueFilter({ kind, query }: { kind: GearKind; query: CatalogueQuery }) {
  const t = await getTranslations("gear.list");
  return (
    <Form action={catalogueUrl(kind)} role="search" key={catalogueUrl(kind, query)} className="flex max-w-feed gap-2">
      {query.maker && <input type="hidden" name="maker" value={query.maker} />}
      {query.order !== "popular" && <input type="hidden" name="by" value={query.order} />}
      <Input
        type="search"
        name="q"
        defaultValue={query.q}
        aria-label={t(`sought-${kind}`)}
        placeholder={t(`sought-${kind}`)}
        maxLength={60}
        autoComplete="off"
      />
      <Button type="submit" size="field">
        {t("find")}
      </Button>
    </Form>
  );
}
