import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { createInterface } from "node:readline";
import { Refusal } from "@/lib/core/refusal";
import { serveNextApp } from "../next-app";
import { elementsOf } from "./elements";
import { bodyOf } from "./html";

type Server = { url: string; pid: number; stop: () => Promise<void> };

/** Serves these pages, by their slugs, as dynamic Next pages which make them of constants: `/markup/SLUG` of text, `/elements/SLUG` of elements. */
export function serveConstants(pages: Record<string, string>): Promise<Server> {
  const bodies = Object.entries(pages).map(([slug, html]) => [slug, bodyOf(html)] as const);
  const markup = Object.fromEntries(bodies);
  const elements = Object.fromEntries(bodies.map(([slug, body]) => [slug, elementsOf(body)]));
  return serveNextApp("constant-pages", {
    "markup.json": JSON.stringify(markup),
    "elements.json": JSON.stringify(elements),
    "app/page.js": `export default function Page() {\n  return <p>Nothing</p>;\n}\n`,
    "app/markup/[page]/page.js": `import markup from "../../../markup.json";
export const dynamic = "force-dynamic";
export default async function Page({ params }) {
  return <div dangerouslySetInnerHTML={{ __html: markup[(await params).page] }} />;
}
`,
    "app/elements/[page]/page.js": `import { createElement } from "react";
import elements from "../../../elements.json";
export const dynamic = "force-dynamic";
const make = (node) => (typeof node === "string" ? node : createElement(node[0], node[1], ...node.slice(2).map(make)));
export default async function Page({ params }) {
  return elements[(await params).page].map((node, i) => <div key={i}>{make(node)}</div>);
}
`,
  });
}

const FILE = "dist/bench/pages.json";

/** Serves these pages, by their slugs, from memory, and does nothing else. */
export async function servePlain(pages: Record<string, string>): Promise<Server> {
  mkdirSync(dirname(FILE), { recursive: true });
  writeFileSync(FILE, JSON.stringify(pages));
  const child = spawn(process.execPath, ["--import", "tsx", "bench/pages/plain.ts", FILE], { stdio: ["ignore", "pipe", "inherit"] });
  const over = once(child, "exit");
  // Should we break off, it must not live on.
  process.once("exit", () => child.kill("SIGKILL"));
  const said = await Promise.race([once(createInterface({ input: child.stdout }), "line"), over.then(() => null)]);
  if (!said) throw new Refusal("The plain server could not be started: see above.");
  return {
    url: String(said[0]),
    pid: child.pid!,
    stop: async () => {
      child.kill("SIGTERM");
      await over;
      rmSync(FILE, { force: true });
    },
  };
}
