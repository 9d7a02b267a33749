import { getFormatter, getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { FormField, FormSelect } from "@/components/ui/form";
import { publishableFacts } from "@/lib/photos/format";
import { enteredTexts } from "@/lib/photos/hand/format";
import { openFields } from "@/lib/photos/hand/policy";
import { handName } from "@/lib/photos/hand/schema";
import { EARLIEST_DAY, HAND_FIELDS, MAX_COPYRIGHT, MAX_NAME, type HandField, type Suggestions } from "@/lib/photos/hand/types";
import type { PhotoView } from "@/lib/photos/types";

type HandFieldsProps = { photo: PhotoView; suggestions: Suggestions };

/** The camera data of a photograph: what its file says, to read, and what it does not say, to enter. */
export async function HandFields({ photo, suggestions }: HandFieldsProps) {
  const t = await getTranslations("hand");
  const open = openFields(photo.camera, photo.byHand);
  return (
    <fieldset className="flex min-w-0 flex-col gap-4">
      <legend className="text-sm font-medium">{t("title")}</legend>
      {photo.status === "processing" ? (
        <p className="text-sm text-muted">{t("reading")}</p>
      ) : (
        <>
          <p className="text-sm text-muted">{t(open.length > 0 ? "hint" : "complete")}</p>
          <FromFile photo={photo} open={open} />
          <div className="grid grid-cols-1 items-start gap-x-4 gap-y-5 sm:grid-cols-2">
            <Gear photo={photo} open={open} suggestions={suggestions} />
            <Exposure photo={photo} open={open} />
            <Moment photo={photo} open={open} />
            <Notices photo={photo} open={open} />
          </div>
        </>
      )}
    </fieldset>
  );
}

type PartProps = { photo: PhotoView; open: readonly HandField[] };

async function FromFile({ photo, open }: PartProps) {
  const [t, hand, format] = await Promise.all([getTranslations("photos"), getTranslations("hand"), getFormatter()]);
  const said = HAND_FIELDS.filter((field) => !open.includes(field));
  const facts = publishableFacts(photo, t, format).filter(({ field }) => said.some((one) => one === field));
  if (facts.length === 0) return null;
  return (
    <dl className="grid grid-cols-1 gap-x-4 gap-y-3 text-sm sm:grid-cols-2">
      {facts.map(({ field, label, value }) => (
        <div key={field} className="min-w-0">
          <dt className="text-xs text-muted">{label}</dt>
          <dd className="mt-0.5 break-words tabular-nums">
            {value} <span className="whitespace-nowrap text-muted">{hand("fromFile")}</span>
          </dd>
        </div>
      ))}
    </dl>
  );
}

async function Gear({ photo, open, suggestions }: PartProps & HandFieldsProps) {
  const { t, label, text } = await words(photo);
  const named = { autoComplete: "off", spellCheck: false, maxLength: MAX_NAME };
  return (
    <>
      {open.includes("camera") && (
        <Wide>
          <FormField name={handName("camera")} label={label("camera")} hint={t("camera.hint")} defaultValue={text.camera} list="cameras" {...named} />
          <Names id="cameras" names={suggestions.cameras} />
        </Wide>
      )}
      {open.includes("lens") && (
        <Wide>
          <FormField name={handName("lens")} label={label("lens")} hint={t("lens.hint")} defaultValue={text.lens} list="lenses" {...named} />
          <Names id="lenses" names={suggestions.lenses} />
        </Wide>
      )}
    </>
  );
}

async function Exposure({ photo, open }: PartProps) {
  const { t, label, text, flash, computed } = await words(photo);
  return (
    <>
      {open.includes("focalLength") && (
        <>
          <FormField name={handName("focalLength")} label={t("focalLength.label")} defaultValue={text.focalLength} inputMode="decimal" autoComplete="off" />
          <FormField
            name={handName("focalLength35")}
            label={t("focalLength35.label")}
            hint={computed ? t("focalLength35.computed", { value: computed }) : t("focalLength35.hint")}
            defaultValue={text.focalLength35}
            inputMode="decimal"
            autoComplete="off"
          />
        </>
      )}
      {open.includes("aperture") && (
        <FormField
          name={handName("aperture")}
          label={label("aperture")}
          hint={t("aperture.hint")}
          defaultValue={text.aperture}
          inputMode="decimal"
          autoComplete="off"
        />
      )}
      {open.includes("exposureTime") && (
        <FormField
          name={handName("exposureTime")}
          label={label("exposureTime")}
          hint={t("exposureTime.hint")}
          defaultValue={text.exposureTime}
          autoComplete="off"
        />
      )}
      {open.includes("iso") && (
        <FormField name={handName("iso")} label={label("iso")} hint={t("iso.hint")} defaultValue={text.iso} inputMode="numeric" autoComplete="off" />
      )}
      {open.includes("flash") && (
        <FormSelect name={handName("flash")} label={label("flash")} defaultValue={text.flash}>
          <option value="">{t("flash.unsaid")}</option>
          <option value="1">{flash("fired")}</option>
          <option value="0">{flash("notFired")}</option>
        </FormSelect>
      )}
    </>
  );
}

async function Moment({ photo, open }: PartProps) {
  if (!open.includes("taken")) return null;
  const { t, text } = await words(photo);
  return (
    <Wide>
      <div className="grid grid-cols-2 items-start gap-4 sm:grid-cols-[1.3fr_1fr_1.3fr]">
        <FormField
          name={handName("takenDate")}
          type="date"
          label={t("takenDate.label")}
          defaultValue={text.takenDate}
          min={EARLIEST_DAY}
          className="appearance-none"
        />
        <FormField
          name={handName("takenTime")}
          type="time"
          label={t("takenTime.label")}
          hint={t("takenTime.hint")}
          defaultValue={text.takenTime}
          className="appearance-none"
        />
        <FormField
          name={handName("takenOffset")}
          label={t("takenOffset.label")}
          hint={t("takenOffset.hint")}
          defaultValue={text.takenOffset}
          autoComplete="off"
        />
      </div>
    </Wide>
  );
}

async function Notices({ photo, open }: PartProps) {
  const { label, text } = await words(photo);
  return (
    <>
      {open.includes("artist") && <FormField name={handName("artist")} label={label("artist")} defaultValue={text.artist} maxLength={MAX_NAME} />}
      {open.includes("copyright") && (
        <FormField name={handName("copyright")} label={label("copyright")} defaultValue={text.copyright} maxLength={MAX_COPYRIGHT} />
      )}
    </>
  );
}

/** The words around the inputs, and what stands in them. */
async function words({ camera, byHand }: PhotoView) {
  const [t, label, flash, format] = await Promise.all([
    getTranslations("hand"),
    getTranslations("photos.field"),
    getTranslations("photos.flash"),
    getFormatter(),
  ]);
  const computed = camera.focalLength35Computed && camera.focalLength35 !== null ? format.number(camera.focalLength35) : null;
  return { t, label, flash, computed, text: enteredTexts(camera, byHand, format) };
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
