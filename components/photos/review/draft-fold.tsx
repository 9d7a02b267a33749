"use client";

import { useState } from "react";
import { PublicFields } from "@/components/photos/public-fields";
import { useForm } from "@/components/ui/form";
import { FormCheckbox, FormField, FormSelect, FormTextarea } from "@/components/ui/form-fields";
import { ChevronDownIcon } from "@/components/ui/icons";
import { fill } from "@/components/upload/words";
import { nameOn } from "@/lib/photos/drafts/types";
import { publishName } from "@/lib/photos/publishing/types";
import { MAX_ALT, MAX_DESCRIPTION, MAX_PLACE } from "@/lib/photos/types";
import type { CardOf, CardWords, Choice } from "./words";

const FOLDED = ["place", "description", "alt", "licence", "allowFull"] as const;

/** What few pictures want, and what of the file becomes public: the closed fold says which. What stands in it is sent like the rest. */
export function DraftFold({ draft, words }: { draft: CardOf; words: CardWords }) {
  const { id } = draft;
  const on = (name: string): string => nameOn(name, id);
  const { state } = useForm();
  const [ticked, tick] = useState<Set<string>>();
  const wrong = FOLDED.some((name) => state.fields?.[on(name)]);
  return (
    <details open={wrong || undefined} onToggle={(event) => tick(tickedIn(event.currentTarget))} className="group/fold">
      <summary className="flex min-h-11 items-start gap-2 rounded-md py-2.5 text-sm">
        <ChevronDownIcon size={18} className="shrink-0 text-muted transition-transform group-open/fold:rotate-180" />
        <span className="min-w-0">
          <span className="font-medium">{words.fold}</span>
          <span className="block text-muted group-open/fold:hidden">
            <PublicNow draft={draft} words={words} ticked={ticked} />
          </span>
        </span>
      </summary>
      <div className="grid gap-4 pt-1 xl:grid-cols-2 xl:[&>.wide]:col-span-2">
        <FormField name={on("place")} label={words.place} defaultValue={draft.place} maxLength={MAX_PLACE} />
        <CardSelect draft={draft} name="licence" label={words.licence} options={words.licences} />
        <FormTextarea name={on("description")} label={words.description} defaultValue={draft.description} rows={2} maxLength={MAX_DESCRIPTION} />
        <FormTextarea name={on("alt")} label={words.alt} hint={words.altHint} defaultValue={draft.alt} rows={2} maxLength={MAX_ALT} />
        <div className="wide -my-2">
          <FormCheckbox name={on("allowFull")} label={words.allowFull} defaultChecked={draft.allowFull} />
        </div>
        <div className="wide">
          <PublicFields
            on={id}
            title={words.public}
            hint={draft.facts.length > 0 ? words.publicHint : draft.status === "processing" ? words.publicLater : words.publicNone}
            facts={draft.facts}
            published={draft.published}
          />
        </div>
      </div>
    </details>
  );
}

/** Which values of the file others get and which not: as they are ticked, or were when the page came. */
function PublicNow({ draft: { id, facts, published }, words, ticked }: { draft: CardOf; words: CardWords; ticked: Set<string> | undefined }) {
  const { state } = useForm();
  const { yes = [], no = [] } = Object.groupBy(facts, ({ field }) => {
    const name = nameOn(publishName(field), id);
    return (ticked?.has(name) ?? (state.values ? name in state.values : published.includes(field))) ? "yes" : "no";
  });
  const said = [
    [words.publicNow, yes],
    [words.hiddenNow, no],
  ] as const;
  return said.map(([sentence, those]) => those.length > 0 && `${fill(sentence, { fields: those.map(({ label }) => label).join(", ") })} `);
}

const tickedIn = (fold: HTMLElement) => new Set([...fold.querySelectorAll<HTMLInputElement>("fieldset input:checked")].map(({ name }) => name));

type CardSelectProps = { draft: CardOf; name: "visibility" | "licence"; label: string; options: readonly Choice[] };

/** A choice on a draft's card. */
export const CardSelect = ({ draft, name, label, options }: CardSelectProps) => (
  <FormSelect name={nameOn(name, draft.id)} label={label} defaultValue={draft[name]}>
    {options.map(({ value, label: words }) => (
      <option key={value} value={value}>
        {words}
      </option>
    ))}
  </FormSelect>
);
