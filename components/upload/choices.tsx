import { AUDIENCE_SIGNS } from "@/components/people/audience-signs";
import { RadioGroup } from "@/components/ui/radio-group";
import type { Choices } from "./queue";
import { VISIBILITIES } from "./visibility";
import type { UploadWords } from "./words";

type Props = {
  words: UploadWords;
  /** Without explanations, on narrow screens: they have been read, and the files matter now. */
  small: boolean;
  choices: Choices;
  onChange: (choices: Choices) => void;
};

/** Who may see what is uploaded next, once it is published. */
export function UploadChoices({ words: { choices: words, audience }, small, choices, onChange }: Props) {
  const explain = (hint: string) => (small ? <span className="max-lg:hidden">{hint}</span> : hint);
  const options = VISIBILITIES.map((value) => {
    const Icon = AUDIENCE_SIGNS[value];
    return { value, label: audience[value], hint: explain(audience[`${value}-hint`]), icon: <Icon size={18} className="text-muted" /> };
  });
  return (
    <div className="flex flex-col gap-3">
      <RadioGroup
        // What the queue remembers from before arrives after the first paint.
        key={choices.visibility}
        name="visibility"
        legend={words.legend}
        inline={small}
        className="lg:[&>div]:flex-col"
        options={options}
        defaultValue={choices.visibility}
        onChange={(visibility) => onChange({ ...choices, visibility: visibility as Choices["visibility"] })}
      />
      <p className="text-sm text-muted">{words.later}</p>
    </div>
  );
}
