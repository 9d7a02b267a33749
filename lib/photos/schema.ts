import { z } from "zod";
import { isId } from "@/lib/core/ids";
import { tagList } from "@/lib/tags/schema";
import { entered } from "./hand/schema";
import { FIELDS, publishName } from "./publishing/types";
import { LICENCES, MAX_ALT, MAX_DESCRIPTION, MAX_PLACE, MAX_TITLE, VISIBILITIES, type RowPlace } from "./types";

const photoId = z.string().refine(isId, "errors.not-found");

/** A line of text: trimmed, without control characters. */
export const line = (max: number, tooLong: string) =>
  z
    .string()
    .transform((text) =>
      text
        .normalize("NFC")
        .replace(/[\p{Cc}\s]+/gu, " ")
        .trim(),
    )
    .pipe(z.string().max(max, tooLong));

/** Several lines: as written, but without other control characters. */
export const paragraphs = (max: number, tooLong: string) =>
  z
    .string()
    .transform((text) =>
      text
        .normalize("NFC")
        .replace(/\r\n?/g, "\n")
        .replace(/[^\P{Cc}\n\t]+/gu, "")
        .trim(),
    )
    .pipe(z.string().max(max, tooLong));

/** Names the photo a form is about. */
export const photoForm = z.object({ photoId });

/** One that is off is not sent at all. */
export const checkbox = z
  .string()
  .optional()
  .catch(undefined)
  .transform((value) => value !== undefined && value !== "" && value !== "false");

/** What can be said about a photo, but for the fields of its file. */
export const saidForm = z.object({
  photoId,
  title: line(MAX_TITLE, "photos.edit.titleTooLong"),
  description: paragraphs(MAX_DESCRIPTION, "photos.edit.descriptionTooLong"),
  place: line(MAX_PLACE, "photos.edit.placeTooLong"),
  tags: tagList,
  alt: line(MAX_ALT, "photos.edit.altTooLong"),
  licence: z.enum(LICENCES, "photos.edit.licenceUnknown"),
  visibility: z.enum(VISIBILITIES, "photos.edit.visibilityUnknown"),
  allowFull: checkbox,
});

const published = z.looseObject({}).transform((form) => ({ published: FIELDS.filter((field) => checkbox.parse(form[publishName(field)])) }));

/** All that can be said about a photo after it has been uploaded. */
export const editForm = saidForm.and(published).and(entered);

/** What all one's new photos start with. */
export const defaultsForm = saidForm.pick({ visibility: true, licence: true, allowFull: true }).and(published);

/** Without an entry, what its owner entered by hand stays. */
export type PhotoEdit = Omit<z.output<typeof editForm>, "entered"> & Partial<z.output<typeof entered>>;

const PLACE = /^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{6})_([0-9a-f-]{36})$/;

/** A place in a row of photos as it stands in an address. */
export const writePlace = ({ shownAt, id }: RowPlace): string => `${shownAt}_${id}`;

/** Reads such a place; anything malformed means the beginning of the row. */
export function readPlace(text: string | string[] | undefined): RowPlace | undefined {
  const [, shownAt = "", id = ""] = (typeof text === "string" && PLACE.exec(text)) || [];
  return isId(id) && isMoment(shownAt.slice(0, 23)) ? { shownAt, id } : undefined;
}

// Date forgives February the 30th; Postgres does not.
const isMoment = (text: string): boolean => {
  const date = new Date(`${text}Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString() === `${text}Z`;
};
