import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { freePort } from "@/embedded/postgres";
import { Refusal } from "@/lib/core/refusal";

/** Within the project, whose node_modules it builds with. */
const FOLDER = "dist/bench/empty-page";
const NEXT = "node_modules/next/dist/bin/next";

const FILES = {
  "app/layout.js": `export default function Layout({ children }) {\n  return <html lang="en"><body>{children}</body></html>;\n}\n`,
  "app/page.js": `export default function Page() {\n  return <p>Nothing</p>;\n}\n`,
  "next.config.mjs": `export default { turbopack: { root: ${JSON.stringify(resolve("."))} } };\n`,
};

/**
 * Builds a Next application of one empty page and serves it.
 *
 * @throws Refusal when it cannot be built
 */
export async function serveEmptyPage(): Promise<{ url: string; stop: () => Promise<void> }> {
  rmSync(FOLDER, { recursive: true, force: true });
  for (const [name, text] of Object.entries(FILES)) {
    mkdirSync(join(FOLDER, name, ".."), { recursive: true });
    writeFileSync(join(FOLDER, name), text);
  }
  const environment = { ...process.env, NODE_ENV: "production" as const, NEXT_TELEMETRY_DISABLED: "1" };
  const build = spawn(process.execPath, [NEXT, "build", FOLDER], { env: environment, stdio: ["ignore", "ignore", "inherit"] });
  const [code] = (await once(build, "exit")) as [number | null];
  if (code !== 0) throw new Refusal("The empty page could not be built: see above.");
  const port = await freePort();
  const server = spawn(process.execPath, [NEXT, "start", FOLDER, "-p", String(port)], { env: environment, stdio: ["ignore", "ignore", "inherit"] });
  const over = once(server, "exit");
  // Should we break off, it must not live on.
  process.once("exit", () => server.kill("SIGKILL"));
  const url = `http://localhost:${port}`;
  while (!(await answers(url))) {
    if (server.exitCode !== null) throw new Refusal("The empty page could not be served: see above.");
    await pause(100);
  }
  return {
    url,
    stop: async () => {
      server.kill("SIGTERM");
      await over;
      rmSync(FOLDER, { recursive: true, force: true });
    },
  };
}

const answers = (url: string): Promise<boolean> =>
  fetch(url).then(
    ({ ok }) => ok,
    () => false,
  );
