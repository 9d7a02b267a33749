import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { cruiseLayers, layerFaults } from "./layers";

const trees: string[] = [];

/** A small house of the given files; what a text imports is written as it would be here. */
function house(files: Record<string, string>): string {
  const root = mkdtempSync(join(tmpdir(), "halation-house-"));
  trees.push(root);
  const config = JSON.stringify({ compilerOptions: { module: "esnext", moduleResolution: "bundler", paths: { "@/*": ["./*"] } } });
  for (const [path, text] of Object.entries({ ...files, "tsconfig.json": config, "package.json": `{ "type": "module" }` })) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  return root;
}

afterEach(() => trees.splice(0).forEach((root) => rmSync(root, { recursive: true, force: true })));

const LEAVES = {
  "db/client.ts": "export const db = 1;",
  "lib/core/ids.ts": "export type Id = string;",
  "lib/photos/data.ts": "export const read = 1;",
  "lib/photos/rules.ts": "export const compute = 1;",
  "lib/photos/jobs.ts": "export const jobs = 1;",
  "lib/photos/loaders.ts": "export const load = 1;",
  "lib/photos/types.ts": "export type Photo = { id: string };",
  "lib/platform/images.ts": "export const decode = 1;",
  "lib/platform/session.ts": "export const session = 1;",
  "components/ui/button.tsx": "export const Button = 1;",
  "components/photos/grid.tsx": "export const Grid = 1;",
  "components/mail/layout.tsx": "export const Layout = 1;",
  "embedded/postgres/index.ts": "export const start = 1;",
  "app/settings/_parts/form.tsx": "export const form = 1;",
  "scripts/demo.ts": "export const demo = 1;",
};

/** Every wall, with an import that goes through it. */
const WRONG: [rule: string, from: string, to: string][] = [
  ["app", "app/page.tsx", "db/client"],
  ["app", "app/page.tsx", "lib/photos/data"],
  ["app", "app/photos/[id]/page.tsx", "lib/photos/jobs"],
  ["app-handlers", "app/api/photos/route.ts", "db/client"],
  ["app-handlers", "app/f/[token]/route.ts", "lib/photos/jobs"],
  ["parts", "app/page.tsx", "app/settings/_parts/form"],
  ["ui", "components/ui/chip.tsx", "lib/photos/types"],
  ["ui", "components/ui/chip.tsx", "components/photos/grid"],
  ["components", "components/photos/view.tsx", "lib/photos/data"],
  ["components", "components/photos/view.tsx", "db/client"],
  ["components-platform", "components/photos/view.tsx", "lib/platform/session"],
  ["subject", "lib/tags/data.ts", "embedded/postgres/index"],
  ["subject-components", "lib/tags/format.ts", "components/ui/button"],
  ["mails", "lib/tags/mails.tsx", "components/photos/grid"],
  ["subject-others", "lib/tags/data.ts", "lib/photos/loaders"],
  ["subject-database", "lib/tags/loaders.ts", "db/client"],
  ["subject-pure", "lib/photos/format.ts", "lib/photos/data"],
  ["platform", "lib/platform/mail.ts", "lib/photos/types"],
  ["platform-database", "lib/platform/mail.ts", "db/client"],
  ["decoding", "app/api/photos/route.ts", "lib/platform/images"],
  ["decoding", "server.ts", "lib/platform/images"],
  ["core", "lib/core/time.ts", "lib/platform/session"],
  ["db", "db/schema/photos.ts", "lib/photos/types"],
  ["embedded", "embedded/mailbox/index.ts", "db/client"],
  ["embedded-uploads", "embedded/uploads/index.ts", "lib/photos/types"],
  ["composition", "lib/tags/data.ts", "scripts/demo"],
  ["unresolved", "lib/tags/data.ts", "lib/photos/nowhere"],
];

describe("the walls between the rooms", () => {
  it.each(WRONG)("%s: %s may not import %s", async (rule, from, to) => {
    const { violations } = await cruiseLayers(house({ ...LEAVES, [from]: `import * as it from "@/${to}"; export const use = it;` }));
    expect(violations).toHaveLength(1);
    expect(violations[0]).toContain(`${rule}: ${from} → `);
  });

  it("keep decoders out of the web process, however far behind they are", async () => {
    const root = house({
      ...LEAVES,
      "app/p/page.tsx": `import "@/lib/photos/loaders";`,
      "lib/photos/loaders.ts": `import "./data";`,
      "lib/photos/data.ts": `import "./exif/rules";`,
      "lib/photos/exif/rules.ts": `import "@/lib/platform/images";`,
    });
    expect((await cruiseLayers(root)).violations).toEqual([expect.stringContaining("decoding: app/p/page.tsx → ")]);
  });

  it("count types too", async () => {
    const { violations } = await cruiseLayers(
      house({ ...LEAVES, "components/ui/chip.tsx": `import type { Photo } from "@/lib/photos/types"; export type Chip = Photo;` }),
    );
    expect(violations).toEqual(["ui: components/ui/chip.tsx → lib/photos/types.ts"]);
  });

  it("let no two files need each other, not even for types", async () => {
    const root = house({
      "lib/core/a.ts": `import type { B } from "./b"; export type A = B;`,
      "lib/core/b.ts": `import type { A } from "./a"; export type B = A | 1;`,
    });
    expect((await cruiseLayers(root)).violations.join()).toContain("cycle: lib/core/");
  });

  it("have doors", async () => {
    const root = house({
      ...LEAVES,
      "app/page.tsx": `import "@/lib/photos/loaders"; import "@/components/photos/grid"; import "@/lib/platform/session";`,
      "app/settings/page.tsx": `import "./_parts/form";`,
      "app/api/photos/route.ts": `import "@/lib/photos/data"; import "@/embedded/postgres/index";`,
      "components/photos/view.tsx": `import "@/components/ui/button"; import "@/lib/photos/types";`,
      "lib/tags/data.ts": `import "@/db/client"; import "@/lib/photos/data"; import "@/lib/photos/rules";`,
      "lib/tags/mails.tsx": `import "@/components/mail/layout";`,
      "lib/search/engines/postgres/rules.ts": `import "@/db/client";`,
      "lib/photos/photos.test.ts": `import "@/db/client"; import "@/lib/photos/jobs";`,
      "scripts/start.ts": `import "@/embedded/postgres/index"; import "@/lib/photos/jobs"; import "@/scripts/demo";`,
    });
    expect((await cruiseLayers(root)).violations).toEqual([]);
  });

  it("are not believed when nothing was seen", async () => {
    expect((await layerFaults(house({ "lib/core/ids.ts": "export type Id = string;" }))).join()).toContain("blind");
  });

  it("are seen in this house", async () => {
    const { modules, imports } = await cruiseLayers();
    expect(modules).toBeGreaterThan(100);
    expect(imports).toBeGreaterThan(modules);
  });
});
