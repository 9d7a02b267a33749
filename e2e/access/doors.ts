import { globSync, readFileSync } from "node:fs";
import { dirname, relative } from "node:path";

/**
 * Every way in, as the code has it: pages and routes by their address, server actions by their name, channels by the
 * event that goes over them. A new one without its rows in the tables fails `doors.test.ts`.
 */
export function doorsOf(root: string): { addresses: string[]; actions: string[]; channels: string[] } {
  return {
    addresses: globSync("app/**/{page.tsx,route.ts,route.tsx}", { cwd: root }).map(addressOf).toSorted(),
    actions: globSync(["app/**/*.{ts,tsx}", "lib/**/*.ts", "components/**/*.{ts,tsx}"], { cwd: root })
      .flatMap((file) => actionsIn(readFileSync(`${root}/${file}`, "utf8")))
      .toSorted(),
    channels: globSync("lib/**/events.ts", { cwd: root })
      .flatMap((file) => [...readFileSync(`${root}/${file}`, "utf8").matchAll(/name: "([\w.-]+)"/g)].map((match) => match[1]!))
      .toSorted(),
  };
}

/** Groups in parentheses are not part of an address. */
const addressOf = (file: string): string => `/${relative("app", dirname(file))}`.replaceAll(/\/\([^)]*\)/g, "").replace(/^\/$/, "/");

function actionsIn(code: string): string[] {
  if (!/^\s*["']use server["']/.test(code)) return [];
  return [...code.matchAll(/^export (?:const|async function) (\w+)/gm)].map((match) => match[1]!);
}
