/** The few ways a request can fail that a person should hear about. Anything else is a fault of ours (500). */
export type ErrorCode = "invalid" | "signed-out" | "forbidden" | "not-found" | "conflict" | "too-large" | "too-many" | "unavailable";

/** A message key of `messages/`, with the values its sentence needs. */
export type Message = { key: string; values?: Record<string, string | number> };

const STATUS: Record<ErrorCode, number> = {
  invalid: 400,
  "signed-out": 401,
  forbidden: 403,
  "not-found": 404,
  conflict: 409,
  "too-large": 413,
  "too-many": 429,
  unavailable: 503,
};

/** An expected failure: a code for programs, a message key for the person, a cause for us. */
export class AppError extends Error {
  override readonly name = "AppError";

  constructor(
    readonly code: ErrorCode,
    readonly say: Message = { key: `errors.${code}` },
    options: { cause?: unknown; field?: string } = {},
  ) {
    super(`${code}: ${say.key}`, { cause: options.cause });
    this.field = options.field;
  }

  /** The form field the message stands beside, if it is about one. */
  readonly field: string | undefined;

  get status(): number {
    return STATUS[this.code];
  }
}

/** For what is missing and for what may not be seen: the two look alike from outside. */
export const notFoundError = (): AppError => new AppError("not-found");

/** The SQLSTATE and constraint name behind a failed query, through Drizzle's wrapper. */
function sqlFailure(error: unknown): { code?: string; constraint?: string } {
  const cause = error instanceof Error && error.cause ? error.cause : error;
  const { code, constraint_name: constraint } = (cause ?? {}) as { code?: string; constraint_name?: string };
  return { code, constraint };
}

/** Whether a query failed on the named unique constraint. */
export function isUniqueViolation(error: unknown, constraint: string): boolean {
  const failure = sqlFailure(error);
  return failure.code === "23505" && failure.constraint === constraint;
}
