// npm run build: what npm start does when sources changed.
import { buildIfChanged } from "./supervisor/build";

await buildIfChanged(new AbortController().signal);
