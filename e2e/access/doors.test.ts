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
    "presence.changed",
    "relation.changed",
  ]);
});

test("a new page, route, action or event is found", () => {
  const root = mkdtempSync(join(tmpdir(), "halation-doors-"));
  onTestFinished(() => rmSync(root, { recursive: true }));
  const put = (path: string, text: string): void => {
    mkdirSync(join(root, path, ".."), { recursive: true });
    writeFileSync(join(root, path), text);
  };
  put("app/(group)/new/[id]/page.tsx", "export default function Page() { return null; }");
  put("app/api/new/route.ts", "export const GET = () => new Response();");
  put("app/_parts/do.tsx", '"use server";\nexport async function doIt() {}');
  put("lib/new/actions.ts", '"use server";\n\nexport const newAction = formAction();\n');
  put("lib/new/events.ts", 'defineEvent({ name: "new.happened" })');
  put("lib/new/part/events.ts", 'defineEvent({ name: "part.happened" })');
  expect(doorsOf(root)).toEqual({ addresses: ["/api/new", "/new/[id]"], actions: ["doIt", "newAction"], channels: ["new.happened", "part.happened"] });
});
