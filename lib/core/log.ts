import pino from "pino";

/** The process's log: JSON lines on standard output; `LOG_LEVEL` chooses how much. Never log secrets, signed URLs or mail bodies. */
export const log = pino({
  level: process.env.LOG_LEVEL ?? (process.env.NODE_ENV === "test" ? "silent" : "info"),
  base: { process: process.env.HALATION_PROCESS ?? "app" },
  redact: ["password", "*.password", "token", "*.token", "cookie", "*.cookie"],
});
