import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { dataDir } from "@/lib/core/env";
import { fingerprint } from "./build";

describe("the fingerprint of the sources", () => {
  const root = mkdtempSync(join(dataDir(), "sources-"));
  const write = (path: string, text = "1") => {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  };

  it.each(["app/page.tsx", "app/api/auth/[...nextauth]/route.ts", "lib/photos/data.ts", "server.ts", "next.config.ts", "package-lock.json", "public/icon.svg"])(
    "changes with %s",
    (path) => {
      const before = fingerprint(root);
      write(path);
      const made = fingerprint(root);
      write(path, "2");
      expect(new Set([before, made, fingerprint(root)]).size).toBe(3);
    },
  );

  it.each(["lib/photos/data.test.ts", "db/migrations/0001_first.sql", "db/seed/demo.ts", "messages/en/feed.json", "vitest.config.ts", "README.md"])(
    "does not change with %s",
    (path) => {
      const before = fingerprint(root);
      write(path);
      expect(fingerprint(root)).toBe(before);
    },
  );
});
