import { globSync, readFileSync } from "node:fs";
import { basename, dirname, relative } from "node:path";

/** What Next answers addresses with, whatever it is written in; the pictures and lists about pages have addresses as well. */
const ROUTES = "app/**/{page,route,default,sitemap,robots,manifest,icon,apple-icon,opengraph-image,twitter-image}.{ts,tsx,js,jsx}";

/**
 * Every way in, as the code has it: pages and routes by their address, server actions by their name, channels by the
 * event that goes over them. A new one without its rows in the tables fails `doors.test.ts`.
 */
export function doorsOf(root: string): { addresses: string[]; actions: string[]; channels: string[] } {
  return {
    addresses: [...globSync(ROUTES, { cwd: root }).map(addressOf), ...globSync("pages/**/*.*", { cwd: root })].toSorted(),
    actions: globSync("{app,lib,components}/**/*.{ts,tsx,js,jsx}", { cwd: root })
      .flatMap((file) => actionsIn(file, readFileSync(`${root}/${file}`, "utf8")))
      .toSorted(),
    channels: globSync("lib/**/events.ts", { cwd: root })
      .flatMap((file) => [...readFileSync(`${root}/${file}`, "utf8").matchAll(/name: "([\w.-]+)"/g)].map((match) => match[1]!))
      .toSorted(),
  };
}

/** Groups in parentheses are not part of an address. */
function addressOf(file: string): string {
  const folder = `/${relative("app", dirname(file))}`.replaceAll(/\/\([^)]*\)/g, "");
  const name = basename(file).replace(/\..*$/, "");
  return ["page", "route", "default"].includes(name) ? folder || "/" : `${folder.replace(/\/$/, "")}/${name}`;
}

/** Actions by their names. What makes one otherwise than we do is named by where it stands, which no table knows. */
function actionsIn(file: string, code: string): string[] {
  const marks = [...code.matchAll(/^([ \t]*)(["'])use server\2/gm)];
  if (marks.some(([, indent]) => indent !== "")) return [`${file}: an action inside`];
  if (marks.length === 0) return [];
  const named = [...code.matchAll(/^export (?:const|async function) (\w+)/gm)].map((match) => match[1]!);
  const others = [...code.matchAll(/^export (?!const |async function |type |interface ).*$/gm)].map(([line]) => `${file}: ${line}`);
  return [...named, ...others];
}
