// npm run bench -- NAME [--json]: the benchmark bench/NAME.ts. Its last line is the figures as JSON, where asked.
import { existsSync, readdirSync } from "node:fs";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";

const [name = "", ...args] = process.argv.slice(2);
const path = resolve("bench", `${name}.ts`);

if (!/^[a-z-]+$/.test(name) || !existsSync(path)) {
  const known = readdirSync("bench").flatMap((file) => (file.endsWith(".ts") ? [file.slice(0, -3)] : []));
  console.error(`${name ? `There is no benchmark "${name}".` : "Which benchmark?"} There are: ${known.join(", ")}.`);
  process.exitCode = 1;
} else {
  process.argv = [process.argv[0]!, path, ...args];
  await import(pathToFileURL(path).href);
}
