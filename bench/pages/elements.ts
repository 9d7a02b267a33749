/** An element as React is to make it again: its name, its properties, and what is in it. */
export type Node = string | [name: string, properties: Record<string, unknown>, ...children: Node[]];

const VOID = new Set(["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"]);
const TOKEN = /<!--.*?-->|<!doctype[^>]*>|<\/(?<closed>[a-zA-Z0-9-]+)>|<(?<opened>[a-zA-Z0-9-]+)(?<attributes>(?:\s+[^\s=>/]+(?:="[^"]*")?)*)\s*\/?>|[^<]+/gs;
const ATTRIBUTE = /([^\s=>/]+)(?:="([^"]*)")?/g;
/** Those whose presence says it all. */
const FLAGS = new Set(["disabled", "hidden", "checked", "selected", "multiple", "required", "readonly", "open", "novalidate", "autofocus", "async", "inert"]);

/** Reads HTML as React writes it: every element is closed, every value stands in double quotes. */
export function elementsOf(html: string): Node[] {
  const top: Node[] = [];
  const open: [string, Record<string, unknown>, ...Node[]][] = [];
  const add = (node: Node): unknown => (open.at(-1) ?? top).push(node);
  for (const { 0: token, groups = {} } of html.matchAll(TOKEN)) {
    const { opened, closed, attributes = "" } = groups;
    if (opened) {
      const element: [string, Record<string, unknown>] = [opened, propertiesOf(attributes)];
      add(element);
      if (!VOID.has(opened) && !token.endsWith("/>")) open.push(element);
    } else if (closed) {
      const at = open.findLastIndex(([name]) => name === closed);
      if (at >= 0) open.length = at;
    } else if (!token.startsWith("<!")) add(decoded(token));
  }
  return top;
}

function propertiesOf(attributes: string): Record<string, unknown> {
  const found = [...attributes.matchAll(ATTRIBUTE)].map(([, name = "", value = ""]): [string, unknown] => {
    if (name === "class") return ["className", decoded(value)];
    if (name === "for") return ["htmlFor", decoded(value)];
    if (name === "style") return ["style", styleOf(decoded(value))];
    return FLAGS.has(name.toLowerCase()) ? [name, true] : [name, decoded(value)];
  });
  return Object.fromEntries(found);
}

function styleOf(text: string): Record<string, string> {
  const parts = text.split(/;(?![^(]*\))/).flatMap((part): [string, string][] => {
    const [, name = "", value = ""] = /^\s*([^:]+):(.*)$/s.exec(part) ?? [];
    const spelled = name.startsWith("--") ? name : name.replaceAll(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
    return name ? [[spelled, value.trim()]] : [];
  });
  return Object.fromEntries(parts);
}

const ENTITIES: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', nbsp: " " };

const decoded = (text: string): string =>
  text.replaceAll(/&(?:#x([0-9a-f]+)|#(\d+)|([a-z]+));/gi, (whole, hex?: string, decimal?: string, name?: string) =>
    name ? (ENTITIES[name] ?? whole) : String.fromCodePoint(hex ? Number.parseInt(hex, 16) : Number(decimal)),
  );
