import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

// A zone with a quarter of an hour in it: whatever forgets about time zones shows here. Inherited by the workers.
process.env.TZ = "Asia/Kathmandu";

export default defineConfig({
  resolve: { alias: { "@": fileURLToPath(new URL(".", import.meta.url)).replace(/\/$/, "") } },
  oxc: { jsx: { runtime: "automatic" } },
  test: {
    include: ["**/*.test.{ts,tsx}"],
    exclude: ["node_modules/**", ".next/**", ".data/**", "dist/**"],
    environment: "node",
    pool: "forks",
    // On two cores: somebody always waits for Postgres, for a timer or for a socket.
    maxWorkers: 3,
    globalSetup: ["scripts/testing/global.ts"],
    setupFiles: ["scripts/testing/worker.ts"],
    // No test fails for being slow on a busy machine; what hangs is ended by whoever runs the suite.
    testTimeout: 0,
    hookTimeout: 0,
    coverage: {
      include: ["app/**/*.{ts,tsx}", "components/**/*.{ts,tsx}", "db/**/*.ts", "embedded/**/*.ts", "lib/**/*.{ts,tsx}"],
      exclude: ["**/*.test.*", "**/testing.ts", "db/migrations/**"],
      reporter: ["text-summary", "json-summary"],
      reportsDirectory: "test-results/coverage",
    },
    // These import `next/…` without an extension, which only a bundler understands.
    server: { deps: { inline: [/next-auth/, /next-intl/, /@auth\//, /uploadthing/] } },
  },
});
