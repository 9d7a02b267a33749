// node --import tsx e2e/canary/build.ts DATA_DIR people | publish OWNER | served OWNER: a step of the canary's world, in a running instance, as JSON.
import { withDatabase } from "@/scripts/instance";

const [dataDir = "", step, id = ""] = process.argv.slice(2);
await withDatabase(dataDir, async () => {
  const { people, publish, served } = await import("./world");
  const steps = { people, publish: () => publish({ id }), served: () => served({ id }) };
  console.log(JSON.stringify(await steps[step as keyof typeof steps]()));
});
