import { log } from "@/lib/core/log";

/**
 * Runs `finish` once when this process is asked to end (by a signal, by its supervisor's message, or by its supervisor's
 * death) and ends it. Ctrl-C reaches every process of a terminal; here it is left to the supervisor, who knows the order.
 */
export function onStop(finish: () => Promise<void>): void {
  let asked = false;
  const stop = (): void => {
    if (asked) return;
    asked = true;
    finish().then(
      () => process.exit(0),
      (error: unknown) => {
        log.error({ err: error }, "could not end in order");
        process.exit(1);
      },
    );
  };
  process.on("SIGINT", process.connected ? () => undefined : stop);
  process.on("SIGTERM", stop);
  process.on("SIGHUP", process.connected ? () => undefined : stop);
  process.on("message", (message) => message === "stop" && stop());
  process.on("disconnect", stop);
}
