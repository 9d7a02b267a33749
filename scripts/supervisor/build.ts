import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { Refusal } from "@/lib/core/refusal";
import { bundle } from "./bundle";
import { narrowFonts } from "./fonts";
import { packAssets } from "./pack";
import { say } from "./say";

/** What the built product is made from; texts and migrations are read when it runs. */
const SOURCES = [
  "{app,components,lib,db,embedded,public}/**/*.*",
  "scripts/supervisor/{bundle,fonts,pack}.ts",
  "*.{ts,mjs}",
  "tsconfig.json",
  "package-lock.json",
];
const NOT_SOURCES = /\.test\.tsx?$|^(playwright|vitest|drizzle)\.config|^db\/(seed|migrations)\/|^next-env\.d\.ts$/;
const STAMP = "dist/stamp";

/** A fingerprint of everything the build is made from. */
export function fingerprint(root = process.cwd()): string {
  const hash = createHash("sha256");
  const found = globSync(SOURCES, { cwd: root, withFileTypes: true }).filter((entry) => entry.isFile());
  const files = found.map((entry) => relative(root, join(entry.parentPath, entry.name)).replaceAll("\\", "/"));
  for (const file of files.filter((name) => !NOT_SOURCES.test(name)).toSorted()) hash.update(`${file}\0`).update(readFileSync(join(root, file)));
  return hash.digest("hex");
}

/** Builds the pages and both processes, unless that was done from these very sources. */
export async function buildIfChanged(signal: AbortSignal): Promise<void> {
  const wanted = fingerprint();
  if (existsSync(STAMP) && existsSync(".next/BUILD_ID") && readFileSync(STAMP, "utf8") === wanted) return;
  say("building; this takes about a minute, and only when the sources changed");
  rmSync(STAMP, { force: true });
  mkdirSync("dist", { recursive: true });
  await buildPages(signal);
  await narrowFonts(".next/static");
  await packAssets(".next/static");
  await bundle("dist");
  writeFileSync(STAMP, wanted);
}

/** Quiet unless it fails. */
async function buildPages(signal: AbortSignal): Promise<void> {
  const environment = { ...process.env, NODE_ENV: "production" as const, NEXT_TELEMETRY_DISABLED: "1" };
  const child = spawn(process.execPath, ["node_modules/next/dist/bin/next", "build"], { env: environment, stdio: ["ignore", "pipe", "pipe"], signal });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding("utf8").on("data", (text: string) => (output += text));
  const code = await new Promise<number | null>((settle, fail) => child.once("error", fail).once("close", settle));
  if (code === 0) return;
  process.stderr.write(output);
  throw new Refusal("The build failed: see above.");
}
