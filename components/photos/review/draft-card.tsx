"use client";

import type { Route } from "next";
import { PhotoImage, ratioOf } from "@/components/photos/photo-image";
import { TagField } from "@/components/tags/tag-field";
import { Link } from "@/components/ui/link";
import { fill } from "@/components/upload/words";
import { useForm } from "@/components/ui/form";
import { FormField } from "@/components/ui/form-fields";
import { CheckIcon } from "@/components/ui/icons";
import { Spinner } from "@/components/ui/spinner";
import { nameOn } from "@/lib/photos/drafts/types";
import { MAX_TITLE } from "@/lib/photos/types";
import type { Reviewed } from "@/lib/photos/drafts/types";
import { CardSelect, DraftFold } from "./draft-fold";
import type { CardOf, CardWords } from "./words";

/** One draft: what every picture wants stands open, the rest in a fold. Its fields carry its id in their names: the whole page is one form. */
export function DraftCard({ draft, words, first }: { draft: CardOf; words: CardWords; first: boolean }) {
  const { id } = draft;
  const on = (name: string): string => nameOn(name, id);
  return (
    <li className="border-t border-line py-5 [contain-intrinsic-size:auto_19rem] [content-visibility:auto] focus-within:[content-visibility:visible]">
      {/* oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- a fieldset cannot be a grid everywhere */}
      <div
        role="group"
        aria-label={draft.fileName}
        className="grid grid-cols-[6.5rem_minmax(0,1fr)] gap-4 sm:grid-cols-[13rem_minmax(0,1fr)] sm:grid-rows-[auto_1fr] sm:gap-x-5"
      >
        <div className="sm:row-span-2">
          <Likeness draft={draft} words={words} first={first} />
        </div>
        <div className="grid min-w-0 content-start gap-4 xl:grid-cols-2 xl:[&>:last-child]:col-span-2">
          <input type="hidden" name={on("seen")} value={draft.seen} />
          <FormField name={on("title")} label={words.title} defaultValue={draft.title} maxLength={MAX_TITLE} />
          <CardSelect draft={draft} name="visibility" label={words.visibility} options={words.visibilities} />
          <div>
            <TagField name={on("tags")} label={words.tags} suggestions={words.suggestions} defaultValue={draft.tags} />
          </div>
        </div>
        <div className="min-w-0 max-sm:col-span-2">
          <DraftFold draft={draft} words={words} />
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
          <PhotoImage photo={draft} alt="" priority={first ? "eager" : "lazy"} sizes="(max-width: 640px) 104px, 208px" />
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
