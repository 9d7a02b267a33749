import { untriedRaw } from "@/lib/core/sniff";
import { inMegabytes } from "@/lib/media/limits/format";
import { MAX_BYTES } from "@/lib/media/policy";
import type { Figures, ProblemCode } from "./problem";
import { fill, sayBytes, type UploadWords } from "./words";

/** `100`, or `1.5` in the language's own way: what stands before the unit. */
export const sayMegabytes = (bytes: number, language: string): string =>
  new Intl.NumberFormat(language, { maximumFractionDigits: 1 }).format(inMegabytes(bytes));

/** A moment of these days, by the clock of whoever reads. */
const sayMoment = (instant: number, language: string): string =>
  new Intl.DateTimeFormat(language, { day: "numeric", month: "short", hour: "numeric", minute: "2-digit" }).format(instant);

type Told = { code: ProblemCode; file: { name: string; size: number }; figures?: Figures };

/** Why a file is not uploaded, with the figures the server gave. */
export function sayProblem({ code, file, figures = {} }: Told, language: string, problems: UploadWords["problems"]): string {
  const { most = MAX_BYTES, used = 0, limit = 0, until = 0 } = figures;
  return fill(problems[code], {
    format: untriedRaw(file.name) ?? "",
    megabytes: sayMegabytes(most, language),
    used: sayBytes(used, language, 1),
    storage: sayBytes(limit, language, 1),
    needed: sayBytes(file.size, language),
    uploads: new Intl.NumberFormat(language).format(limit),
    moment: sayMoment(until, language),
  });
}
