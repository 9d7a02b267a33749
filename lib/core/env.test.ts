import { afterEach, expect, it, vi } from "vitest";
import { dataDir, port, publicUrl } from "./env";

afterEach(() => {
  vi.unstubAllEnvs();
});

it("takes a setting that says nothing for one that is not there", () => {
  for (const name of ["DATA_DIR", "PORT", "PUBLIC_URL"]) vi.stubEnv(name, "");
  expect([dataDir().endsWith("/.data"), port(), publicUrl()]).toEqual([true, 3000, "http://localhost:3000"]);
});
