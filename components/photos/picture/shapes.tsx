import { useId } from "react";
import { FieldError } from "@/components/ui/field";
import { ASPECTS, type Aspect } from "@/lib/photos/versions/types";
import type { PictureWords } from "./words";

type ShapesProps = { chosen: Aspect; error: string | undefined; words: PictureWords["form"]; onChoose: (aspect: Aspect) => void };

/** The shapes that a part can be given. */
export function Shapes({ chosen, error, words, onChoose }: ShapesProps) {
  const id = useId();
  return (
    <fieldset data-invalid={error ? "" : undefined} aria-describedby={error ? id : undefined} className="flex flex-col gap-2">
      <legend className="mb-2 text-sm font-medium">{words.shape}</legend>
      <div className="flex flex-wrap gap-2">
        {ASPECTS.map((aspect) => (
          <label
            key={aspect}
            className="flex h-10 items-center gap-2 rounded-md border border-line px-3 text-sm tabular-nums transition-[background-color] hover:bg-hover has-checked:border-accent has-checked:bg-surface has-checked:font-medium has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent pointer-coarse:h-11"
          >
            <input
              type="radio"
              name="aspect"
              value={aspect}
              defaultChecked={aspect === chosen}
              onChange={() => onChoose(aspect)}
              className="size-4 accent-accent outline-none"
            />
            {aspect === "free" || aspect === "original" || aspect === "across" ? words[aspect] : aspect}
          </label>
        ))}
      </div>
      {error && <FieldError id={id}>{error}</FieldError>}
    </fieldset>
  );
}
