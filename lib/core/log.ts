import pino from "pino";

/** An error as the log tells it. What a failed query was given stays out: it may be the hash of a password, a code, or what someone wrote. */
export function tellError(error: Error): pino.SerializedError {
  const told = pino.stdSerializers.err(error);
  for (let at: unknown = error; at instanceof Error; at = at.cause) {
    if (!("params" in at && Array.isArray(at.params))) continue;
    const given = `\nparams: ${at.params.join(",")}`;
    told.message = told.message.replace(given, "");
    told.stack = told.stack.replaceAll(given, "");
    delete told.params;
  }
  return told;
}

/** The process's log: JSON lines on standard output; `LOG_LEVEL` chooses how much. Never log secrets, signed URLs or mail bodies. */
export const log = pino({
  level: process.env.LOG_LEVEL || (process.env.NODE_ENV === "test" ? "silent" : "info"),
  base: { process: process.env.HALATION_PROCESS ?? "app" },
  serializers: { err: tellError },
  redact: ["password", "*.password", "token", "*.token", "cookie", "*.cookie"],
});
