import { setTimeout as pause } from "node:timers/promises";
import { pauseAfter } from "./child";
import { say } from "./say";

/** A server of another make that runs beside us. */
type Server = {
  /** Settles when it is gone, wanted or not. */
  exited: Promise<void>;
  stop: () => Promise<void>;
};

/**
 * Starts a server again whenever it ends, with growing pauses, until told to stop; says so each time.
 *
 * @param again at the same port, so that those who use it find it again by themselves
 * @param complain hears why it could not be started
 * @returns stops it, and resolves when it is gone
 */
export function keepServer<Kept extends Server>(
  name: string,
  first: Kept,
  again: () => Promise<Kept>,
  complain: (error: unknown) => void,
): () => Promise<void> {
  let server = first;
  let stopping = false;
  const watch = async (): Promise<void> => {
    for (let deaths = 0; ;) {
      await server.exited;
      if (stopping) return;
      deaths += 1;
      say(`${name} ended; starting it again`);
      await pause(pauseAfter(deaths));
      if (stopping) return;
      try {
        server = await again();
        deaths = 0;
      } catch (error) {
        complain(error);
      }
      // Whoever wanted it stopped meanwhile stopped the one before.
      if (stopping) return server.stop();
    }
  };
  const watching = watch();
  return async () => {
    stopping = true;
    await server.stop();
    await watching;
  };
}
