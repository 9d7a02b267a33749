// npm run NAME: the program scripts/NAME.ts, on any machine with Node 20 or later.
import { existsSync, readdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { enter } from "./front-door.mjs";

const folder = dirname(fileURLToPath(import.meta.url));
const [name = "", ...args] = process.argv.slice(2);

if (!existsSync(join(folder, `${name}.ts`))) {
  const known = readdirSync(folder).flatMap((file) => (file.endsWith(".ts") ? [file.slice(0, -3)] : []));
  console.error(`There is no program "${name}". There are: ${known.join(", ")}.`);
  process.exit(1);
}
enter(`scripts/${name}.ts`, args);
