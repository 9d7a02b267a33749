import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { yesOrNo } from "@/lib/core/env";
import { Refusal } from "@/lib/core/refusal";
import { storageSettings, storesOf } from "@/lib/platform/storage/settings";

export type Settings = {
  dev: boolean;
  dataDir: string;
  port: number;
  /** Undefined listens on every address. */
  host: string | undefined;
  /** A PostgreSQL of the operator's; without it we run our own. */
  databaseUrl: string | undefined;
  /** The stores of files it can read, by `storesOf`. */
  stores: string[];
};

/** Reads `.env`, which gives way to the environment, and what the supervisor itself needs to know. */
export function readSettings(args: string[], environment: NodeJS.ProcessEnv = process.env): Settings {
  if (existsSync(".env")) process.loadEnvFile(".env");
  const unknown = args.find((arg) => arg !== "--dev");
  if (unknown) throw new Refusal(`npm start knows no option ${unknown}; settings are environment variables, see .env.example.`);
  const { PORT = "3000", HOST, DATA_DIR = ".data", DATABASE_URL, PUBLIC_URL, ALLOWED_ORIGINS = "", CDN_MAX_AGE, MEILISEARCH_HOST } = environment;
  const port = Number(PORT);
  if (!Number.isInteger(port) || port < 1 || port > 65_535) throw new Refusal(`PORT must be a number from 1 to 65535, not "${PORT}".`);
  if (DATABASE_URL && !/^postgres(ql)?:\/\//.test(DATABASE_URL)) throw new Refusal("DATABASE_URL must begin with postgres://.");
  for (const [name, origin] of [["PUBLIC_URL", PUBLIC_URL], ...ALLOWED_ORIGINS.split(",").map((item) => ["ALLOWED_ORIGINS", item.trim()])]) {
    if (origin && !isWebAddress(origin)) throw new Refusal(`${name} must be an address such as https://photos.example.org, not "${origin}".`);
  }
  if (MEILISEARCH_HOST && !isWebAddress(MEILISEARCH_HOST))
    throw new Refusal(`MEILISEARCH_HOST must be an address such as http://127.0.0.1:7700, not "${MEILISEARCH_HOST}".`);
  if (CDN_MAX_AGE && !/^\d{1,9}$/.test(CDN_MAX_AGE)) throw new Refusal(`CDN_MAX_AGE must be a number of seconds, not "${CDN_MAX_AGE}".`);
  const { DATABASE_POOL, LOG_LEVEL, TRUST_PROXY } = environment;
  if (DATABASE_POOL && !/^[1-9]\d{0,3}$/.test(DATABASE_POOL)) throw new Refusal(`DATABASE_POOL must be a number of connections, not "${DATABASE_POOL}".`);
  if (LOG_LEVEL && !LEVELS.includes(LOG_LEVEL)) throw new Refusal(`LOG_LEVEL must be one of ${LEVELS.join(", ")}, not "${LOG_LEVEL}".`);
  if (TRUST_PROXY && !/^(\d{1,2}|true|yes|on|false|no|off)$/i.test(TRUST_PROXY))
    throw new Refusal(`TRUST_PROXY must be the number of proxies, not "${TRUST_PROXY}".`);
  for (const name of ["PUSHER_USE_TLS", "PUSHER_PUBLIC_TLS"]) yesOrNo(name, environment[name] ?? "");
  const stores = storesOf(storageSettings(environment));
  return { dev: args.includes("--dev"), dataDir: resolve(DATA_DIR), port, host: HOST || undefined, databaseUrl: DATABASE_URL || undefined, stores };
}

/** Pino's. */
const LEVELS = ["trace", "debug", "info", "warn", "error", "fatal", "silent"];

const isWebAddress = (text: string): boolean => URL.canParse(text) && /^https?:$/.test(new URL(text).protocol);
