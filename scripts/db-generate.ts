// npm run db:generate -- --name what-changes: writes the migration from the last one to db/schema.
import { runLoudly } from "./stages";

process.exitCode = await runLoudly("drizzle-kit/bin.cjs", ["generate", ...process.argv.slice(2)]);
