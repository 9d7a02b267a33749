import { spawn } from "node:child_process";

/** One step of a check: what went wrong, one line each; or, for programs, what they printed when they failed. */
export type Stage = { name: string; run: () => string[] | Promise<string[]> };

type Environment = Record<string, string>;

const packageFolder = (program: string): string => `node_modules/${program}`;

/** A stage that runs a program of node_modules with our Node. Its output is shown only when it fails. */
export const program = (name: string, path: string, args: string[], environment: Environment = {}): Stage => ({
  name,
  run: () => runQuietly([packageFolder(path), ...args], environment),
});

/** The same with a program of our own, of scripts. */
export const script = (name: string): Stage => ({
  name,
  run: () => runQuietly(["--import", "tsx", `scripts/${name}.ts`]),
});

async function runQuietly(args: string[], environment: Environment = {}): Promise<string[]> {
  const child = spawn(process.execPath, args, { env: { ...process.env, ...environment }, stdio: ["ignore", "pipe", "pipe"] });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding("utf8").on("data", (text: string) => (output += text));
  const code = await new Promise<number>((settle, fail) => child.once("error", fail).once("close", (status) => settle(status ?? 1)));
  return code === 0 ? [] : [output.trim() || `ended with code ${code}`];
}

/** Runs a program in the foreground, with our terminal; answers its exit code. */
export const runLoudly = (path: string, args: string[], environment: Environment = {}): Promise<number> =>
  new Promise((settle, fail) => {
    const child = spawn(process.execPath, [packageFolder(path), ...args], { env: { ...process.env, ...environment }, stdio: "inherit" });
    child.once("error", fail).once("close", (code) => settle(code ?? 1));
  });

/** Runs all stages, whatever fails, and tells each one's time. True when nothing failed. */
export async function runStages(stages: Stage[]): Promise<boolean> {
  let well = true;
  for (const { name, run } of stages) {
    const began = performance.now();
    const faults = await run();
    well &&= faults.length === 0;
    console.log(`${faults.length === 0 ? "ok  " : "FAIL"} ${name.padEnd(10)} ${((performance.now() - began) / 1000).toFixed(1)} s`);
    for (const fault of faults) console.log(fault.replaceAll(/^/gm, "     "));
  }
  return well;
}
