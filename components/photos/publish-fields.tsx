import { getFormatter, getTranslations } from "next-intl/server";
import { FormCheckbox } from "@/components/ui/form";
import { publishableFacts } from "@/lib/photos/format";
import { publishName, FIELDS } from "@/lib/photos/publishing/types";
import type { PhotoView } from "@/lib/photos/types";

/** Exactly what of the file becomes public, value by value, each with its own choice. */
export async function PublishFields({ photo }: { photo: PhotoView }) {
  const [t, edit, format] = await Promise.all([getTranslations("photos"), getTranslations("photos.edit"), getFormatter()]);
  const facts = publishableFacts(photo, t, format);
  const published = photo.own?.published ?? [];
  const silent = FIELDS.filter((field) => published.includes(field) && !facts.some((fact) => fact.field === field));
  return (
    <fieldset className="flex min-w-0 flex-col">
      <legend className="text-sm font-medium">{edit("publishedTitle")}</legend>
      <p className="text-sm text-muted">{facts.length > 0 ? edit("publishedHint") : edit("publishedNone")}</p>
      {/* What this file does not say keeps its choice, for a file that replaces it. */}
      {silent.map((field) => (
        <input key={field} type="hidden" name={publishName(field)} value="on" />
      ))}
      <div className="mt-1 grid gap-x-6 sm:grid-cols-2">
        {facts.map(({ field, label, value }) => (
          <FormCheckbox key={field} name={publishName(field)} label={label} hint={value} defaultChecked={published.includes(field)} />
        ))}
      </div>
    </fieldset>
  );
}
