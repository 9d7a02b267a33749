import { sql } from "drizzle-orm";
import { cache } from "react";
import { describe, expect, it } from "vitest";
import { db } from "@/db/client";
import { sessionFromRequest } from "@/lib/platform/session";

describe("the test harness", () => {
  it("gives each worker a migrated database of its own", async () => {
    const [row] = await db.execute<{ name: string; migrated: boolean }>(
      sql`select current_database() as name, to_regclass('graphile_worker.jobs') is not null as migrated`,
    );
    expect(row?.name).toMatch(/_\d+$/);
    expect(row?.migrated).toBe(true);
  });

  it("runs in Kathmandu", () => {
    expect(new Date("2026-01-01T00:00:00Z").getHours()).toBe(5);
    expect(new Date("2026-01-01T00:00:00Z").getMinutes()).toBe(45);
  });

  it("imports what the web process imports", async () => {
    expect(cache((n: number) => n)(3)).toBe(3);
    expect(await sessionFromRequest({ headers: new Headers() })).toMatchObject({ kind: "guest" });
  });
});
