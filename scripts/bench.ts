// npm run bench -- NAME [--json]: the benchmark bench/NAME.ts. Its last line is the figures as JSON, where asked.
import { readdirSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";

const [name = "", ...args] = process.argv.slice(2);
const path = resolve("bench", `${name}.ts`);

// What they share stands beside them; each of them begins by saying how it is run.
const known = readdirSync("bench").flatMap((file) => {
  const called = file.slice(0, -3);
  return file.endsWith(".ts") && readFileSync(resolve("bench", file), "utf8").startsWith(`// npm run bench -- ${called} `) ? [called] : [];
});

if (!known.includes(name)) {
  console.error(`${name ? `There is no benchmark "${name}".` : "Which benchmark?"} There are: ${known.join(", ")}.`);
  process.exitCode = 1;
} else {
  process.argv = [process.argv[0]!, path, ...args];
  await import(pathToFileURL(path).href);
}
