import { withDatabase } from "@/scripts/instance";
import { startInstance, type Instance } from "./instance";

type DemoInstanceOptions = {
  people: number;
  photos: number;
  /** Pixels across at most; as a camera would unless told. */
  widest?: number;
  /** Where its output goes. */
  log: string;
  tell: (line: string) => void;
  stop: AbortSignal;
};

/**
 * Starts an instance of its own, fills it with a demo, and adds whatever `build` makes, which finds the instance's environment;
 * modules that reach the database are to be imported there. This process can do so once: its pool belongs to that instance.
 */
export async function startDemo<World>(
  { log, tell, ...wishes }: DemoInstanceOptions,
  build: () => Promise<World>,
): Promise<{ instance: Instance; world: World }> {
  const instance = await startInstance({ log, tell });
  const outside = { ...process.env };
  try {
    const world = await withDatabase(instance.dataDir, async () => {
      const { fillDemo } = await import("@/db/seed/demo");
      tell(`painting ${wishes.photos} photos`);
      await fillDemo({ ...wishes, seed: 1, now: Date.now() });
      return build();
    });
    return { instance, world };
  } catch (error) {
    await instance.stop();
    throw error;
  } finally {
    // What is started next is another instance.
    for (const name of Object.keys(process.env)) if (!(name in outside)) delete process.env[name];
    Object.assign(process.env, outside);
  }
}
