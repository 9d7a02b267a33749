"use client";

import type { Route } from "next";
import { PhotoImage, ratioOf, type Picture } from "@/components/photos/photo-image";
import { PublicFields, type Fact } from "@/components/photos/public-fields";
import { TagField } from "@/components/tags/tag-field";
import { Link } from "@/components/ui/link";
import { fill } from "@/components/upload/words";
import { FormCheckbox, FormField, FormSelect, FormTextarea, useForm } from "@/components/ui/form";
import { CheckIcon } from "@/components/ui/icons";
import { Spinner } from "@/components/ui/spinner";
import { nameOn } from "@/lib/photos/drafts/types";
import { MAX_ALT, MAX_DESCRIPTION, MAX_PLACE, MAX_TITLE } from "@/lib/photos/types";
import type { Draft, Reviewed } from "@/lib/photos/drafts/types";
import type { CardWords, Choice } from "./words";

export type CardOf = Picture &
  Pick<Draft, "id" | "fileName" | "status" | "title" | "description" | "place" | "alt" | "licence" | "visibility" | "allowFull" | "published" | "seen"> & {
    /** As they are typed. */
    tags: string;
    facts: Fact[];
  };

/** One draft with all that can be said about it. Its fields carry its id in their names: the whole page is one form. */
export function DraftCard({ draft, words, first }: { draft: CardOf; words: CardWords; first: boolean }) {
  const { id } = draft;
  const on = (name: string): string => nameOn(name, id);
  const choices = (name: "visibility" | "licence", options: readonly Choice[]) => (
    <FormSelect name={on(name)} label={words[name]} defaultValue={draft[name]}>
      {options.map(({ value, label }) => (
        <option key={value} value={value}>
          {label}
        </option>
      ))}
    </FormSelect>
  );
  return (
    <li className="border-t border-line py-6 [contain-intrinsic-size:auto_44rem] [content-visibility:auto] focus-within:[content-visibility:visible]">
      {/* oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- a fieldset cannot be a grid everywhere */}
      <div role="group" aria-label={draft.fileName} className="grid gap-5 sm:grid-cols-[13rem_minmax(0,1fr)]">
        <Likeness draft={draft} words={words} first={first} />
        <div className="grid min-w-0 content-start gap-4 xl:grid-cols-2 xl:[&>.wide]:col-span-2">
          <input type="hidden" name={on("seen")} value={draft.seen} />
          <FormField name={on("title")} label={words.title} defaultValue={draft.title} maxLength={MAX_TITLE} />
          <FormField name={on("place")} label={words.place} defaultValue={draft.place} maxLength={MAX_PLACE} />
          <div className="wide">
            <TagField name={on("tags")} label={words.tags} suggestions={words.suggestions} defaultValue={draft.tags} />
          </div>
          <FormTextarea name={on("description")} label={words.description} defaultValue={draft.description} rows={2} maxLength={MAX_DESCRIPTION} />
          <FormTextarea name={on("alt")} label={words.alt} defaultValue={draft.alt} rows={2} maxLength={MAX_ALT} />
          {choices("visibility", words.visibilities)}
          {choices("licence", words.licences)}
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
      </div>
    </li>
  );
}

type LikenessProps = { draft: CardOf; words: CardWords; first: boolean };

/** Of a picture on its card, in rem. */
const TALLEST = 20;

/** The picture, which is also the large half of the box that chooses it. */
function Likeness({ draft, words, first }: LikenessProps) {
  const { id, fileName, status } = draft;
  const ratio = status === "draft" ? ratioOf(draft) : 1.5;
  return (
    <div className="flex min-w-0 flex-col gap-2">
      <label
        className="relative block self-start bg-sunken has-checked:after:pointer-events-none has-checked:after:absolute has-checked:after:inset-0 has-checked:after:border-4 has-checked:after:border-accent"
        style={{ width: `min(100%, ${(TALLEST * ratio).toFixed(2)}rem)` }}
      >
        {status === "draft" ? (
          <PhotoImage photo={draft} alt="" priority={first ? "eager" : "lazy"} sizes="(max-width: 640px) 100vw, 208px" />
        ) : (
          <span className="flex aspect-3/2 items-center justify-center text-accent-text">
            <Spinner size={24} />
          </span>
        )}
        <SelectBox draft={draft} label={fill(words.select, { name: fileName })} />
      </label>
      <p className="text-sm wrap-anywhere text-muted">
        {status === "draft" ? (
          <Link href={`/p/${id}` as Route} aria-label={fill(words.open, { name: fileName })} className="touch-target hover:underline">
            {fileName}
          </Link>
        ) : (
          fileName
        )}
      </p>
      {status === "processing" && <p className="text-sm text-muted">{words.processing}</p>}
    </div>
  );
}

/** Stays chosen after what was done with it, but for what leaves the page. */
function SelectBox({ draft: { id }, label }: { draft: CardOf; label: string }) {
  const { state } = useForm();
  const { selected } = (state.data ?? {}) as Partial<Reviewed>;
  const name = nameOn("select", id);
  const chosen = state.values ? name in state.values : (selected?.includes(id) ?? false);
  return (
    <span className="absolute top-2 left-2 inline-flex size-7">
      <input
        key={String(chosen)}
        type="checkbox"
        data-select
        name={name}
        defaultChecked={chosen}
        aria-label={label}
        className="peer size-7 appearance-none rounded-md border border-edge bg-surface checked:border-accent checked:bg-accent"
      />
      <CheckIcon strokeWidth={2.5} className="pointer-events-none absolute inset-1 text-on-accent opacity-0 peer-checked:opacity-100" />
    </span>
  );
}
