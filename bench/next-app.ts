import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { freePort } from "@/embedded/postgres";
import { Refusal } from "@/lib/core/refusal";

/** Within the project, whose node_modules they are built with. */
const FOLDER = "dist/bench";
const NEXT = "node_modules/next/dist/bin/next";

const COMMON = {
  "app/layout.js": `export default function Layout({ children }) {\n  return <html lang="en"><body>{children}</body></html>;\n}\n`,
  "next.config.mjs": `export default { turbopack: { root: ${JSON.stringify(resolve("."))} } };\n`,
};

export type NextApp = { url: string; pid: number; stop: () => Promise<void> };

/**
 * Builds a Next application that is empty but for these files, by their paths, and serves it; where they say nothing else it has the layout and the settings
 * that one has to have.
 *
 * @param name of the folder it is made in
 * @throws Refusal when it cannot be built or served
 */
export async function serveNextApp(name: string, files: Record<string, string>): Promise<NextApp> {
  const folder = join(FOLDER, name);
  rmSync(folder, { recursive: true, force: true });
  for (const [path, text] of Object.entries({ ...COMMON, ...files })) {
    mkdirSync(join(folder, path, ".."), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  const environment = { ...process.env, NODE_ENV: "production" as const, NEXT_TELEMETRY_DISABLED: "1" };
  const build = spawn(process.execPath, [NEXT, "build", folder], { env: environment, stdio: ["ignore", "ignore", "inherit"] });
  const [code] = (await once(build, "exit")) as [number | null];
  if (code !== 0) throw new Refusal(`The Next application ${name} could not be built: see above.`);
  const port = await freePort();
  const server = spawn(process.execPath, [NEXT, "start", folder, "-p", String(port)], { env: environment, stdio: ["ignore", "ignore", "inherit"] });
  const over = once(server, "exit");
  // Should we break off, it must not live on.
  process.once("exit", () => server.kill("SIGKILL"));
  const url = `http://localhost:${port}`;
  while (!(await answers(url))) {
    if (server.exitCode !== null) throw new Refusal(`The Next application ${name} could not be served: see above.`);
    await pause(100);
  }
  return {
    url,
    pid: server.pid!,
    stop: async () => {
      server.kill("SIGTERM");
      await over;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

const answers = (url: string): Promise<boolean> =>
  fetch(url).then(
    ({ ok }) => ok,
    () => false,
  );
