// node --import tsx e2e/access/build.ts DATA_DIR: makes everyone and everything of the access tests in a running instance, and prints it as JSON.
// With a second argument, `open` or `closed`, only says whether guests may look in.
import { withDatabase } from "@/scripts/instance";

const [dataDir = "", mode] = process.argv.slice(2);
await withDatabase(dataDir, async () => {
  const { build, letGuestsLook } = await import("./world");
  if (mode) await letGuestsLook(mode === "open");
  else console.log(JSON.stringify(await build()));
});
