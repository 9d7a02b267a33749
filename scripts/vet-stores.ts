// Looks at the stores of files before the instance begins to use them; what is wrong is one sentence and exit code 1.
import { vetStores } from "@/lib/platform/storage";
import { main } from "./instance";

await main(() => vetStores());
