// fill.ts DATA_DIR PHOTOS: fills the instance that runs with that directory, unless it is filled, signs its reader in, and tells bench/pages.ts, which started it.
import { withDatabase } from "@/scripts/instance";
import type { Network } from "./network";

/** `cookie` is the header by which the reader is known. */
export type Filled = { network: Network; cookie: string };

const [dataDir = "", photos = ""] = process.argv.slice(2);

await withDatabase(dataDir, async () => {
  const { buildNetwork, findNetwork, LARGE } = await import("./network");
  const { signInForTest } = await import("@/db/seed/sign-in");
  const network = await findNetwork().catch(() => buildNetwork({ ...LARGE, photos: Number(photos) }));
  const filled: Filled = { network, cookie: await signInForTest(network.reader) };
  process.send?.(filled);
});
// The channel would keep this process alive.
process.disconnect();
