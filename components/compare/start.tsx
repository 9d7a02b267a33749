import Form from "next/form";
import { COLUMNS, GearTile } from "@/components/gear/catalogue-grid";
import { Button } from "@/components/ui/button";
import { Tick } from "@/components/ui/checkbox";
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

function GearChoice({ kind, choices, words: { t } }: { kind: GearKind; choices: readonly Choice[]; words: CompareWords }) {
  const id = `compare-${kind}`;
  return (
    <section aria-labelledby={id}>
      <h2 id={id} className="text-lg font-semibold">
        {t(`start.${kind}`)}
      </h2>
      {choices.length === 0 ? (
        <p className="mt-2 text-muted">{t("find.nothing")}</p>
      ) : (
        <Form action="/compare" className="group/choice mt-2 flex flex-col items-start gap-4">
          <fieldset className="w-full">
            <legend className="text-sm text-muted">{t("start.choose", { most: MOST[kind] })}</legend>
            <div className={`${COLUMNS} mt-3`}>
              {choices.map((choice) => (
                <label
                  key={choice.id}
                  htmlFor={choice.id}
                  className="group relative min-w-0 outline-offset-4 outline-accent has-checked:outline-2 has-focus-visible:outline-2"
                >
                  <GearTile gear={choice} note={t("start.count", { count: choice.photos })} />
                  <Tick id={choice.id} name={kind} value={choice.slug} className="absolute top-2 left-2" />
                </label>
              ))}
            </div>
          </fieldset>
          {/* The list is long; what is ticked can be gone on with from anywhere in it. */}
          <div className="invisible z-10 w-full bg-canvas group-has-checked/choice:visible group-has-checked/choice:sticky group-has-checked/choice:bottom-[calc(3.5rem+env(safe-area-inset-bottom))] group-has-checked/choice:border-t group-has-checked/choice:border-line group-has-checked/choice:py-3 md:group-has-checked/choice:bottom-0">
            <Button type="submit" variant="primary">
              {t(`start.${kind}-submit`)}
            </Button>
          </div>
        </Form>
      )}
    </section>
  );
}
