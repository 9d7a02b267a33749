import { startInstance } from "./instance";

/** Starts the instance that all browser tests share; they find it in their environment. */
export default async function setup(): Promise<() => Promise<void>> {
  const port = Number(process.env.E2E_PORT);
  const instance = await startInstance({
    port,
    environment: { ALLOWED_ORIGINS: `http://halation.test:${port}` },
    log: "test-results/instance.log",
    tell: (line) => console.log(line),
  });
  process.env.E2E_DATA_DIR = instance.dataDir;
  process.env.E2E_SETUP_LINK = instance.setupLink ?? "";
  return instance.stop;
}
