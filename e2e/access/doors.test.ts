import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { actions } from "./actions";
import { EVERYONE } from "./actors";
import { addresses } from "./addresses";
import { doorsOf } from "./doors";

const doors = doorsOf(process.cwd());

test("every address has its cases in the table, and the table names no other", () => {
  expect(Object.keys(addresses(EVERYONE)).toSorted()).toEqual(doors.addresses);
});

test("every server action has its cases in the table, and the table names no other", () => {
  expect(Object.keys(actions).toSorted()).toEqual(doors.actions);
});

test("every event goes over a channel the table knows", () => {
  expect(doors.channels).toEqual([
    "archive.changed",
    "feed.grew",
    "notifications.changed",
    "photo.changed",
    "photo.reacted",
    "portrait.changed",
    "post.reacted",
    "presence.changed",
    "relation.changed",
  ]);
});

test("a new page, route, action or event is found", () => {
  const { root, put } = emptyProject();
  put("app/(group)/new/[id]/page.tsx", "export default function Page() { return null; }");
  put("app/api/new/route.ts", "export const GET = () => new Response();");
  put("app/_parts/do.tsx", '"use server";\nexport async function doIt() {}');
  put("lib/new/actions.ts", '"use server";\n\nexport const newAction = formAction();\n');
  put("lib/new/events.ts", 'defineEvent({ name: "new.happened" })');
  put("lib/new/part/events.ts", 'defineEvent({ name: "part.happened" })');
  expect(doorsOf(root)).toEqual({ addresses: ["/api/new", "/new/[id]"], actions: ["doIt", "newAction"], channels: ["new.happened", "part.happened"] });
});

test("one that is made in a way that is not ours is found, too", () => {
  const { root, put } = emptyProject();
  put("app/old/route.js", "exports.GET = () => new Response();");
  put("app/p/[photo]/opengraph-image.tsx", "export default function Image() {}");
  put("app/sitemap.ts", "export default () => [];");
  put("pages/api/old.ts", "export default function handler() {}");
  put("app/q/page.tsx", 'export default function Page() {\n  async function save() {\n    "use server";\n  }\n}');
  put("components/q/save.ts", '// What it does.\n"use server";\nexport async function save() {}');
  put("lib/q/actions.ts", '"use server";\nasync function secret() {}\nexport { secret as open };\nexport default secret;\nexport type Form = {};');
  const { addresses, actions } = doorsOf(root);
  expect(addresses).toEqual(["/old", "/p/[photo]/opengraph-image", "/q", "/sitemap", "pages/api/old.ts"]);
  expect(actions).toEqual([
    "app/q/page.tsx: an action inside",
    "lib/q/actions.ts: export default secret;",
    "lib/q/actions.ts: export { secret as open };",
    "save",
  ]);
});

function emptyProject(): { root: string; put: (path: string, text: string) => void } {
  const root = mkdtempSync(join(tmpdir(), "halation-doors-"));
  onTestFinished(() => rmSync(root, { recursive: true }));
  const put = (path: string, text: string): void => {
    mkdirSync(join(root, path, ".."), { recursive: true });
    writeFileSync(join(root, path), text);
  };
  return { root, put };
}
