import { spawn } from "node:child_process";
import { once } from "node:events";
import { startInstance } from "./instance";

/** Starts the instance that all browser tests share, and what works on its data for them; they find both in their environment. */
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
  const backstage = spawn(process.execPath, ["--import", "tsx", "e2e/backstage/serve.ts", instance.dataDir], {
    stdio: ["ignore", "inherit", "inherit", "ipc"],
  });
  const over = once(backstage, "exit").then((): never => {
    throw new Error("nobody is backstage");
  });
  const [listening] = (await Promise.race([once(backstage, "message"), over])) as [number];
  process.env.E2E_BACKSTAGE = String(listening);
  return async () => {
    over.catch(() => undefined);
    backstage.disconnect();
    await instance.stop();
  };
}
