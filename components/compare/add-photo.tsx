import Form from "next/form";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import type { Comparison } from "@/lib/gear/comparison/types";
import { KeptComparison } from "./kept-comparison";
import type { CompareWords } from "./words";

/** One more photograph, by the address of its page. */
export const AddPhoto = ({ comparison, words: { t } }: { comparison?: Comparison; words: CompareWords }) => (
  <Form action="/compare" scroll={false} key={comparison?.items.length} className="flex max-w-form gap-2">
    {comparison && <KeptComparison comparison={comparison} />}
    <Input name="add" required aria-label={t("add.address")} placeholder={t("add.address")} maxLength={500} autoComplete="off" inputMode="url" />
    <Button type="submit" size="field">
      {t("add.submit")}
    </Button>
  </Form>
);
