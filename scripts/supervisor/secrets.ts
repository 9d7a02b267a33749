import { createECDH, randomBytes } from "node:crypto";
import { closeSync, fsyncSync, openSync, readFileSync, renameSync, writeSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { Refusal } from "@/lib/core/refusal";

const schema = z.record(z.string(), z.string());

/** How each secret is made, once in the life of an instance. */
const MAKERS: Record<string, () => string> = {
  AUTH_SECRET: () => random(32),
  UPLOADTHING_TOKEN: () =>
    Buffer.from(JSON.stringify({ apiKey: `sk_${random(32)}`, appId: random(8).replaceAll(/[-_]/g, "x"), regions: ["local"] })).toString("base64"),
  PUSHER_APP_ID: () => String(randomBytes(4).readUInt32BE()),
  PUSHER_KEY: () => randomBytes(10).toString("hex"),
  PUSHER_SECRET: () => randomBytes(20).toString("hex"),
  VAPID_PRIVATE_KEY: () => p256(),
  POSTGRES_PASSWORD: () => random(24),
  MEILISEARCH_API_KEY: () => random(24),
};

const random = (bytes: number): string => randomBytes(bytes).toString("base64url");

/** A private key on the curve P-256: 32 bytes, since one that begins with zeros would come out shorter. */
function p256(): string {
  const pair = createECDH("prime256v1");
  pair.generateKeys();
  const key = pair.getPrivateKey();
  return Buffer.concat([Buffer.alloc(32 - key.length), key]).toString("base64url");
}

/**
 * The instance's secrets, by the names of environment variables, which override them but for our own PostgreSQL's password. What is missing from
 * `DATA_DIR/secrets` (all of it, at the first start) is made and written there, readable by its owner alone.
 *
 * @throws Refusal when the file is not ours to read or is damaged: made anew, it would sign everyone out and lock the database
 */
export function instanceSecrets(dataDir: string): Record<string, string> {
  const file = join(dataDir, "secrets");
  const known = read(file);
  const missing = Object.entries(MAKERS).filter(([name]) => !known[name]);
  if (missing.length === 0) return known;
  const secrets = { ...known, ...Object.fromEntries(missing.map(([name, make]) => [name, make()])) };
  write(file, secrets);
  return secrets;
}

function read(file: string): Record<string, string> {
  try {
    return schema.parse(JSON.parse(readFileSync(file, "utf8")));
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === "ENOENT") return {};
    throw new Refusal(
      `${file} cannot be read; restore it from a backup. Made anew, it would sign everyone out, and our own PostgreSQL would not know its password.`,
      { cause },
    );
  }
}

function write(file: string, secrets: Record<string, string>): void {
  const draft = `${file}.new`;
  const handle = openSync(draft, "w", 0o600);
  writeSync(handle, `${JSON.stringify(secrets, null, 2)}\n`);
  fsyncSync(handle);
  closeSync(handle);
  renameSync(draft, file);
}
