import { MAX_BYTES } from "@/lib/media/policy";

/** Why a file is not uploaded, as keys of the page's words: the browser's own findings, the upload route's and the ingest's. */
const PROBLEMS = [
  "type",
  "raw",
  "empty",
  "size",
  "quota",
  "day",
  "unreadable",
  "mismatch",
  "signed-out",
  "unconfirmed",
  "unapproved",
  "restricted",
  "origin",
  "full",
  "unavailable",
  "offline",
  "gone",
  "fault",
] as const;
export type ProblemCode = (typeof PROBLEMS)[number];
/** What is told along with a code: bytes, numbers, instants. */
export type Figures = Readonly<Record<string, number>>;

/** What to do about a failed try: again by itself, on the person's word, or never. */
type Remedy = "again" | "ask" | "never";

/** Codes of the ingest that only say that this address or this moment was wrong. */
const PASSING = new Set(["expired", "unknown", "taken", "offset", "superseded", "cut", "idle"]);
/** After these, the address of an upload is good for nothing any more. */
const SPENT = new Set(["expired", "unknown", "taken"]);
const FINAL = new Set<string>(["type", "raw", "empty", "size", "mismatch"]);

/** Why one try did not end well. */
export class UploadProblem extends Error {
  override readonly name = "UploadProblem";

  constructor(
    readonly code: ProblemCode,
    readonly remedy: Remedy,
    /** Whether the next try needs a new address. */
    readonly spent = false,
    readonly figures?: Figures,
  ) {
    super(code);
  }
}

/** Puts the code that a server gave, if any, into what it means here. */
export function problemOf(code: string | null, figures?: Figures): UploadProblem {
  if (code === null) return new UploadProblem("offline", "again");
  if (PASSING.has(code)) return new UploadProblem("unavailable", "again", SPENT.has(code));
  if (code === "unavailable") return new UploadProblem("unavailable", "again");
  const known = PROBLEMS.find((problem) => problem === code);
  if (!known) return new UploadProblem("fault", "ask", true);
  return new UploadProblem(known, FINAL.has(known) && !mayChange(known, figures) ? "never" : "ask", true, figures);
}

/** What is too large for its owner's role may be welcome when an administrator says so. */
const mayChange = (code: ProblemCode, figures: Figures = {}): boolean => code === "size" && (figures.most ?? MAX_BYTES) < MAX_BYTES;
