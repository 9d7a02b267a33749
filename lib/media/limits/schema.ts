import { z } from "zod";
import { MAX_MEGABYTES } from "../policy";
import { GIGABYTE, LIMITED_ROLES, MEGABYTE } from "./types";

/** With a point or a comma; a comma before three digits is refused, because some mean a thousand by it. */
const DECIMAL = /^\d{1,9}(?:\.\d{1,6}|,\d{1,2})?$/;
const WHOLE = /^\d{1,9}$/;

type Figure = {
  pattern: RegExp;
  least: number;
  most: number;
  /** What is said about what is no such number, or one out of bounds. */
  wrong: string;
  tooSmall: string;
  tooLarge: string;
};

/** A number as somebody typed it. */
const figure = ({ pattern, least, most, wrong, tooSmall, tooLarge }: Figure) =>
  z.string().transform((text, context): number => {
    const typed = text.trim();
    const value = pattern.test(typed) ? Number(typed.replace(",", ".")) : Number.NaN;
    if (Number.isNaN(value)) context.addIssue({ code: "custom", message: wrong });
    if (value < least) context.addIssue({ code: "too_small", origin: "number", minimum: least, message: tooSmall });
    if (value > most) context.addIssue({ code: "too_big", origin: "number", maximum: most, message: tooLarge });
    return value;
  });

/** The same, where nothing typed means no limit. */
const figureOrNone = (bounds: Figure) =>
  z
    .string()
    .transform((text) => (text.trim() === "" ? null : text))
    .pipe(z.nullable(figure(bounds)));

const gigabytes = figureOrNone({
  pattern: DECIMAL,
  least: 0.1,
  most: 1_000_000,
  wrong: "limits.errors.storage",
  tooSmall: "limits.errors.too-small",
  tooLarge: "limits.errors.too-large",
});

const megabytes = figure({
  pattern: DECIMAL,
  least: 0.1,
  most: MAX_MEGABYTES,
  wrong: "limits.errors.file",
  tooSmall: "limits.errors.too-small",
  tooLarge: "limits.errors.file-too-large",
});

const uploads = figureOrNone({
  pattern: WHOLE,
  least: 1,
  most: 1_000_000,
  wrong: "limits.errors.day",
  tooSmall: "limits.errors.too-small",
  tooLarge: "limits.errors.too-large",
});

/** The limits of one role as an administrator types them: storage in gigabytes, a file in megabytes. */
export const limitsForm = z
  .object({ role: z.enum(LIMITED_ROLES, "errors.invalid"), storage: gigabytes, file: megabytes, day: uploads })
  .transform(({ role, storage, file, day }) => ({
    role,
    storageBytes: storage === null ? null : Math.round(storage * GIGABYTE),
    fileBytes: Math.round(file * MEGABYTE),
    photosPerDay: day,
  }));

export type LimitsEdit = z.output<typeof limitsForm>;
