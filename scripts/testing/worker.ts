import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { format } from "node:util";
import { afterAll, afterEach, inject } from "vitest";

const worker = Number(process.env.VITEST_POOL_ID ?? 1);
const dataDir = join(inject("scratch"), `data-${worker}`);
mkdirSync(dataDir, { recursive: true });

// Before any import of ours: what a started instance would find in its environment.
Object.assign(process.env, {
  DATABASE_URL: inject("databases")[(worker - 1) % inject("databases").length],
  DATA_DIR: dataDir,
  PUBLIC_URL: "http://halation.test",
  AUTH_SECRET: "test-secret-of-at-least-thirty-two-characters",
  UPLOADTHING_TOKEN: Buffer.from(JSON.stringify({ apiKey: "sk_test_0123456789", appId: "test", regions: ["local"] })).toString("base64"),
  PUSHER_APP_ID: "test",
  PUSHER_KEY: "test-key",
  PUSHER_SECRET: "test-secret",
  VAPID_PRIVATE_KEY: "yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw",
});

// A complaint on the console is a failure nobody looked at. A test that expects one replaces the method for its while.
const complaints: string[] = [];
for (const method of ["error", "warn"] as const) {
  console[method] = (...words: unknown[]) => void complaints.push(`console.${method}: ${format(...words)}`);
}
afterEach(() => {
  const said = complaints.splice(0);
  if (said.length > 0) throw new Error(said.join("\n"));
});

afterAll(async () => {
  const opened = globalThis as typeof globalThis & { __halationDatabase?: { pool: { end: (options: { timeout: number }) => Promise<void> } } };
  await opened.__halationDatabase?.pool.end({ timeout: 5 });
});
