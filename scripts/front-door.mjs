// Runs on whatever Node the machine has (20 or later) and before anything is installed: plain JavaScript, nothing but Node's own modules.
import { spawn, spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const OLDEST_NODE = 20;
const OUR_NODE = 24;

/**
 * Runs a TypeScript program of this project, installing what is missing first, under the project's own Node,
 * and ends as it ends. Signals reach it; when we are killed, it notices by its closed channel.
 *
 * @param {string} program path below the project's root
 * @param {string[]} args
 * @param {{ development?: boolean }} [options] whether the tools for development are needed too
 */
export function enter(program, args, { development = true } = {}) {
  if (Number.parseInt(process.versions.node, 10) < OLDEST_NODE) refuse(`Halation needs Node ${OLDEST_NODE} or later; this is ${process.version}.`);
  process.chdir(root);
  if (!isInstalled(development)) install();
  const child = spawn(ourNode(), ["--import", "tsx", program, ...args], { stdio: ["inherit", "inherit", "inherit", "ipc"], env: environment() });
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal));
  if (process.env.npm_lifecycle_event) onOrphaned(() => child.kill("SIGTERM"));
  child.on("error", (error) => refuse(`Halation could not be started: ${error.message}`));
  child.on("exit", (code, signal) => process.exit(signal ? 1 : (code ?? 1)));
}

/** npm passes signals to the shell it runs us in, and that dies without passing them on: a new parent is how we hear of it. */
function onOrphaned(act) {
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    act();
  }, 200);
  watch.unref();
}

/** Whether node_modules is what package-lock.json says; packages for other platforms may be absent. */
function isInstalled(development) {
  const wanted = packages("package-lock.json");
  const present = packages("node_modules/.package-lock.json");
  if (!present || !existsSync(ourNode())) return false;
  return Object.entries(wanted ?? {}).every(([path, entry]) => {
    const found = path === "" || entry.link ? entry : present[path];
    const dispensable = entry.optional || entry.devOptional || (entry.dev && !development);
    return found ? found.version === entry.version : dispensable;
  });
}

/** @returns {Record<string, { version: string, optional?: boolean, dev?: boolean, devOptional?: boolean, link?: boolean }> | null} */
function packages(file) {
  try {
    return JSON.parse(readFileSync(join(root, file), "utf8")).packages;
  } catch {
    return null;
  }
}

function install() {
  console.log("installing what Halation needs (npm ci); this takes about a minute, once");
  const npm = process.env.npm_execpath;
  const args = ["ci", "--include=dev", "--loglevel=error", "--no-fund", "--no-audit"];
  const [command, full] = npm ? [process.execPath, [npm, ...args]] : ["npm", args];
  const done = spawnSync(command, full, { cwd: root, stdio: ["ignore", "ignore", "inherit"], shell: !npm && process.platform === "win32" });
  if (done.status !== 0) refuse("npm ci failed: see above. Halation needs its packages to start.");
}

function ourNode() {
  if (Number.parseInt(process.versions.node, 10) >= OUR_NODE) return process.execPath;
  return join(root, "node_modules/node/bin", process.platform === "win32" ? "node.exe" : "node");
}

/** Programs that are started by name find the project's own first. */
function environment() {
  const path = [join(root, "node_modules/.bin"), dirname(ourNode()), process.env.PATH];
  return { ...process.env, PATH: path.join(process.platform === "win32" ? ";" : ":") };
}

/** @returns {never} */
function refuse(sentence) {
  console.error(sentence);
  process.exit(1);
}
