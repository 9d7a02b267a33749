// npm start, npm run dev
import { enter } from "./front-door.mjs";

const args = process.argv.slice(2);
enter("scripts/supervisor/main.ts", args, { development: args.includes("--dev") });
