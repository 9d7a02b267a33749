import { createHash } from "node:crypto";
import { mkdir, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { build, context, stop, type BuildOptions, type Plugin } from "esbuild";

/** Packages stay in node_modules, but for those that import `next/…` without an extension, which only a bundler finds. */
const packages: Plugin = {
  name: "packages",
  setup(bundler) {
    bundler.onResolve({ filter: /^[^./]/ }, ({ path, kind }) => {
      if (kind === "entry-point" || path.startsWith("@/") || /^(next-auth|next-intl|@auth\/core)(\/|$)/.test(path)) return null;
      return { path: /^next\/[^.]+$/.test(path) ? `${path}.js` : path, external: true };
    });
  },
};

const options = (outdir: string): BuildOptions => ({
  entryPoints: ["server.ts", "worker.ts"],
  outdir,
  bundle: true,
  platform: "node",
  format: "esm",
  target: "node24",
  sourcemap: true,
  logLevel: "warning",
  plugins: [packages],
});

/** Makes one file per process, so that a start compiles nothing; leaves no compiler running. */
export async function bundle(outdir: string): Promise<void> {
  await build(options(outdir));
  await stop();
}

/** Keeps the bundles up to date while sources change, and tells whose content is new. The first time counts for none. */
export async function bundleOnChange(outdir: string, onChange: (file: string) => void): Promise<{ stop: () => Promise<void> }> {
  const seen = new Map<string, string>();
  const reporter: Plugin = {
    name: "reporter",
    setup(bundler) {
      bundler.onEnd(({ outputFiles = [] }) => {
        for (const { path, contents } of outputFiles.filter((file) => file.path.endsWith(".js"))) {
          const hash = createHash("sha256").update(contents).digest("hex");
          const before = seen.get(path);
          seen.set(path, hash);
          if (before && before !== hash) onChange(path);
        }
      });
    },
  };
  // A plugin sees contents only of what esbuild does not write itself; hence the writer beside the reporter.
  const watched = await context({ ...options(outdir), write: false, plugins: [packages, writer, reporter] });
  await watched.rebuild();
  await watched.watch();
  return { stop: () => watched.dispose() };
}

const writer: Plugin = {
  name: "writer",
  setup(bundler) {
    bundler.onEnd(async ({ outputFiles = [] }) => {
      for (const { path, contents } of outputFiles) {
        await mkdir(dirname(path), { recursive: true });
        await writeFile(path, contents);
      }
    });
  },
};
