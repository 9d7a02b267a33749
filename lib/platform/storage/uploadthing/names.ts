/** How our keys are called at the service, and back. */
export type Names = {
  of: (key: string) => string;
  /** Null for what is not ours. */
  keyOf: (name: string) => string | null;
};

/** The length of the part that the library itself puts after an app's own. */
const LIBRARY_TAIL = 36;

/** Every name has to begin as the service wants it for this app; what follows may be anything unique that an address can hold. */
export async function namesFor(appId: string): Promise<Names> {
  const [{ generateKey, verifyKey }, Micro] = await Promise.all([import("@uploadthing/shared"), import("effect/Micro")]);
  const example = Micro.runSync(generateKey({ name: "", size: 0, type: "", lastModified: 0 }, appId, () => []));
  const beginning = example.slice(0, -LIBRARY_TAIL);
  if (!Micro.runSync(verifyKey(`${beginning}x`, appId))) throw new Error("the library names files otherwise than we know it to");
  return {
    of: (key) => beginning + key.replaceAll("/", "_"),
    keyOf: (name) => (name.startsWith(beginning) ? name.slice(beginning.length).replaceAll("_", "/") : null),
  };
}
