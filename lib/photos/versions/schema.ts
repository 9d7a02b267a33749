import { z } from "zod";
import { photoForm } from "../schema";
import { ASPECTS, TURNS, type Turn } from "./types";

/** Percent; less would be no picture. */
const LEAST = 0.1;
/** Browsers' and people's sums are off by a hair. */
const SLACK = 0.02;

const turn = z
  .string()
  .transform(Number)
  .refine((degrees): degrees is Turn => TURNS.some((known) => known === degrees), "picture.form.turnUnknown");

/** A percentage as people write it, with a comma or a point, with the sign or without. */
const percent = z
  .string()
  .transform((text) => text.replaceAll(/[\s%]/g, "").replace(",", "."))
  .pipe(z.string().regex(/^\d{1,3}(\.\d{1,12})?$/, "picture.form.number"))
  .transform(Number)
  .pipe(z.number().max(100, "picture.form.most"));
const length = percent.pipe(z.number().min(LEAST, "picture.form.least"));

/** How a picture is to be turned and cut: `from` is how it stood when the part was chosen, `turn` goes on from there. */
export const pictureForm = z
  .object({
    ...photoForm.shape,
    from: turn,
    turn,
    aspect: z.enum(ASPECTS, "picture.form.aspectUnknown"),
    left: percent,
    top: percent,
    width: length,
    height: length,
  })
  .superRefine(({ left, top, width, height }, context) => {
    if (left + width > 100 + SLACK) context.addIssue({ code: "custom", path: ["width"], message: "picture.form.tooWide" });
    if (top + height > 100 + SLACK) context.addIssue({ code: "custom", path: ["height"], message: "picture.form.tooHigh" });
  })
  .transform(({ left, top, width, height, ...wish }) => {
    const [x, y] = [left / 100, top / 100];
    return { ...wish, crop: { x, y, width: Math.min(width / 100, 1 - x), height: Math.min(height / 100, 1 - y) } };
  });

export type PictureWish = z.output<typeof pictureForm>;

/** Names a version of a photo. */
export const versionForm = z.object({ ...photoForm.shape, number: z.coerce.number("errors.not-found").int("errors.not-found").positive("errors.not-found") });

/** What a browser says about a file that is to replace another. */
export const replacementInput = z.strictObject(photoForm.shape);
export type ReplacementInput = z.infer<typeof replacementInput>;

/** From which version on the earlier ones are listed, as it stands in an address; anything malformed means the newest. */
export function readNumber(text: string | string[] | undefined): number | undefined {
  return typeof text === "string" && /^[1-9]\d{0,8}$/.test(text) ? Number(text) : undefined;
}
