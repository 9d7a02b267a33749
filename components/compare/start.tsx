import Form from "next/form";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { EmptyPhotos } from "@/components/ui/drawings";
import { EmptyState } from "@/components/ui/empty-state";
import { Input } from "@/components/ui/input";
import { MOST, type Choice } from "@/lib/gear/comparison/types";
import type { GearKind } from "@/lib/gear/types";
import { AddPhoto } from "./add-photo";
import { compareWords, type CompareWords } from "./words";

type StartProps = { cameras: readonly Choice[]; lenses: readonly Choice[]; find: string | null };

/** Where nothing is compared yet: what could be. */
export async function Start({ cameras, lenses, find }: StartProps) {
  const words = await compareWords();
  const { t } = words;
  if (cameras.length + lenses.length === 0 && find === null)
    return (
      <EmptyState drawing={<EmptyPhotos />} title={t("empty.nobody")}>
        {t("empty.text")}
      </EmptyState>
    );
  return (
    <div className="flex flex-col gap-10">
      <Form action="/compare" role="search" key={find} className="flex max-w-form gap-2">
        <Input type="search" name="find" defaultValue={find ?? ""} aria-label={t("find.any")} placeholder={t("find.any")} maxLength={100} autoComplete="off" />
        <Button type="submit" size="field">
          {t("find.submit")}
        </Button>
      </Form>
      <GearChoice kind="camera" choices={cameras} words={words} />
      <GearChoice kind="lens" choices={lenses} words={words} />
      <section aria-labelledby="compare-photos" className="flex flex-col gap-3">
        <h2 id="compare-photos" className="text-lg font-semibold">
          {t("start.photos")}
        </h2>
        <p className="max-w-prose text-muted">{t("start.photos-text")}</p>
        <AddPhoto words={words} />
      </section>
    </div>
  );
}

function GearChoice({ kind, choices, words: { t, format } }: { kind: GearKind; choices: readonly Choice[]; words: CompareWords }) {
  const id = `compare-${kind}`;
  return (
    <section aria-labelledby={id}>
      <h2 id={id} className="text-lg font-semibold">
        {t(`start.${kind}`)}
      </h2>
      {choices.length === 0 ? (
        <p className="mt-2 text-muted">{t("find.nothing")}</p>
      ) : (
        <Form action="/compare" className="group mt-2 flex flex-col items-start gap-4">
          <fieldset className="w-full">
            <legend className="text-sm text-muted">{t("start.choose", { most: MOST[kind] })}</legend>
            <div className="mt-1 grid gap-x-6 sm:grid-cols-2 lg:grid-cols-3">
              {choices.map(({ id: key, slug, name, photos }) => (
                <Checkbox
                  key={key}
                  name={kind}
                  value={slug}
                  label={
                    <>
                      {name} <span className="text-faint tabular-nums">{format.number(photos)}</span>
                      <span className="sr-only"> {t("start.count", { count: photos })}</span>
                    </>
                  }
                />
              ))}
            </div>
          </fieldset>
          {/* The list is long; what is ticked can be gone on with from anywhere in it. */}
          <div className="z-10 w-full bg-canvas group-has-checked:sticky group-has-checked:bottom-[calc(3.5rem+env(safe-area-inset-bottom))] group-has-checked:border-t group-has-checked:border-line group-has-checked:py-3 md:group-has-checked:bottom-0">
            <Button type="submit" variant="primary">
              {t(`start.${kind}-submit`)}
            </Button>
          </div>
        </Form>
      )}
    </section>
  );
}
