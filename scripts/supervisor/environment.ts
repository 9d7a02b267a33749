import { Refusal } from "@/lib/core/refusal";
import { hostedToken } from "@/lib/platform/storage/settings";

type Given = {
  dev: boolean;
  dataDir: string;
  port: number;
  databaseUrl: string;
  realtimePort: number;
  /** The Meilisearch we run, if we do. */
  search?: { url: string; masterKey: string };
  secrets: Record<string, string>;
};

/** Kept to the supervisor: the processes have the one in `DATABASE_URL`, and the other only where the server it opens is ours. */
const PRIVATE = new Set(["POSTGRES_PASSWORD", "MEILISEARCH_API_KEY"]);

/** What the web process and the worker find in their environment. What the operator set wins over what we made. */
export function environmentOf(given: Given, operator: NodeJS.ProcessEnv = process.env): NodeJS.ProcessEnv {
  const hosted = Boolean(operator.PUSHER_CLUSTER || operator.PUSHER_HOST);
  const missing = ["PUSHER_APP_ID", "PUSHER_KEY", "PUSHER_SECRET"].find((name) => !operator[name]);
  if (hosted && missing) throw new Refusal(`${missing} is not set, which the realtime service named by PUSHER_CLUSTER or PUSHER_HOST needs.`);
  const secrets = Object.entries(given.secrets).filter(([name]) => !PRIVATE.has(name) && !operator[name]);
  // Uploads arrive here with a token of our own, whichever store they go to; a hosted one is for that store.
  const hostedUploads = hostedToken(operator);
  const ours = given.secrets.UPLOADTHING_TOKEN;
  return {
    // An empty setting is one that is not set.
    ...Object.fromEntries(Object.entries(operator).filter(([, value]) => value !== "")),
    ...Object.fromEntries(secrets),
    ...(hostedUploads && ours ? { UPLOADTHING_HOSTED_TOKEN: hostedUploads, UPLOADTHING_TOKEN: ours } : {}),
    ...(given.search ? { MEILISEARCH_HOST: given.search.url, MEILISEARCH_API_KEY: given.search.masterKey } : {}),
    ...(hosted ? {} : { REALTIME_API_PORT: String(given.realtimePort) }),
    NODE_ENV: given.dev ? "development" : "production",
    NEXT_TELEMETRY_DISABLED: "1",
    DATABASE_URL: given.databaseUrl,
    DATA_DIR: given.dataDir,
    PORT: String(given.port),
  };
}
