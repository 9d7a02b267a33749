import { getFormatter, getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { FormField, FormSelect } from "@/components/ui/form-fields";
import { enteredTexts } from "@/lib/photos/hand/format";
import { openFields } from "@/lib/photos/hand/policy";
import { handName } from "@/lib/photos/hand/schema";
import { EARLIEST_DAY, MAX_COPYRIGHT, MAX_NAME, type HandField, type HandInput, type Suggestions } from "@/lib/photos/hand/types";
import type { PhotoView } from "@/lib/photos/types";

type HandFieldsProps = { photo: PhotoView; suggestions: Suggestions };

/** The camera data that the file of a photograph does not say, to enter. */
export async function HandFields({ photo, suggestions }: HandFieldsProps) {
  const form = await formOf(photo);
  const { t } = form;
  const open = openFields(photo.camera, photo.byHand);
  if (open.length === 0) return null;
  return (
    <fieldset className="flex min-w-0 flex-col gap-4">
      <legend className="text-sm font-medium">{t("title")}</legend>
      {photo.status === "processing" ? (
        <p className="text-sm text-muted">{t("reading")}</p>
      ) : (
        <>
          <p className="text-sm text-muted">{t("hint")}</p>
          <div className="grid grid-cols-1 items-start gap-x-4 gap-y-5 sm:grid-cols-2">
            <Gear form={form} open={open} suggestions={suggestions} />
            <Exposure form={form} open={open} />
            <Moment form={form} open={open} />
            <Notices form={form} open={open} />
          </div>
        </>
      )}
    </fieldset>
  );
}

type FieldsProps = { form: Awaited<ReturnType<typeof formOf>>; open: readonly HandField[] };

function Gear({ form: { t, label, input }, open, suggestions }: FieldsProps & Pick<HandFieldsProps, "suggestions">) {
  const named = { autoComplete: "off", spellCheck: false, maxLength: MAX_NAME };
  return (
    <>
      {open.includes("camera") && (
        <Wide>
          <FormField {...input("camera")} label={label("camera")} hint={t("camera.hint")} list="cameras" {...named} />
          <Names id="cameras" names={suggestions.cameras} />
        </Wide>
      )}
      {open.includes("lens") && (
        <Wide>
          <FormField {...input("lens")} label={label("lens")} hint={t("lens.hint")} list="lenses" {...named} />
          <Names id="lenses" names={suggestions.lenses} />
        </Wide>
      )}
    </>
  );
}

function Exposure({ form: { t, label, flash, input, computed }, open }: FieldsProps) {
  const number = { inputMode: "decimal", autoComplete: "off" } as const;
  const equivalent = computed ? t("focalLength35.computed", { value: computed }) : t("focalLength35.hint");
  return (
    <>
      {open.includes("focalLength") && (
        <>
          <FormField {...input("focalLength")} label={t("focalLength.label")} {...number} />
          <FormField {...input("focalLength35")} label={t("focalLength35.label")} hint={equivalent} {...number} />
        </>
      )}
      {open.includes("aperture") && <FormField {...input("aperture")} label={label("aperture")} hint={t("aperture.hint")} {...number} />}
      {open.includes("exposureTime") && <FormField {...input("exposureTime")} label={label("exposureTime")} hint={t("exposureTime.hint")} autoComplete="off" />}
      {open.includes("iso") && <FormField {...input("iso")} label={label("iso")} hint={t("iso.hint")} {...number} inputMode="numeric" />}
      {open.includes("flash") && (
        <FormSelect {...input("flash")} label={label("flash")}>
          <option value="">{t("flash.unsaid")}</option>
          <option value="1">{flash("fired")}</option>
          <option value="0">{flash("notFired")}</option>
        </FormSelect>
      )}
    </>
  );
}

function Moment({ form: { t, input }, open }: FieldsProps) {
  if (!open.includes("taken")) return null;
  return (
    <Wide>
      <div className="grid grid-cols-2 items-start gap-4 sm:grid-cols-[1.3fr_1fr_1.3fr]">
        <FormField {...input("takenDate")} type="date" label={t("takenDate.label")} min={EARLIEST_DAY} className="appearance-none" />
        <FormField {...input("takenTime")} type="time" label={t("takenTime.label")} hint={t("takenTime.hint")} className="appearance-none" />
        <FormField {...input("takenOffset")} label={t("takenOffset.label")} hint={t("takenOffset.hint")} autoComplete="off" />
      </div>
    </Wide>
  );
}

const Notices = ({ form: { label, input }, open }: FieldsProps) => (
  <>
    {open.includes("artist") && <FormField {...input("artist")} label={label("artist")} maxLength={MAX_NAME} />}
    {open.includes("copyright") && <FormField {...input("copyright")} label={label("copyright")} maxLength={MAX_COPYRIGHT} />}
  </>
);

/** The words around the inputs, and what stands in each. */
async function formOf({ camera, byHand }: PhotoView) {
  const [t, label, flash, format] = await Promise.all([
    getTranslations("hand"),
    getTranslations("photos.field"),
    getTranslations("photos.flash"),
    getFormatter(),
  ]);
  const computed = camera.focalLength35Computed && camera.focalLength35 !== null ? format.number(camera.focalLength35) : null;
  const text = enteredTexts(camera, byHand, format);
  return { t, label, flash, computed, input: (name: HandInput) => ({ name: handName(name), defaultValue: text[name] }) };
}

const Wide = ({ children }: { children: ReactNode }) => <div className="min-w-0 sm:col-span-2">{children}</div>;

/** What the browser suggests while one types. */
const Names = ({ id, names }: { id: string; names: readonly string[] }) => (
  <datalist id={id}>
    {names.map((name) => (
      <option key={name}>{name}</option>
    ))}
  </datalist>
);
