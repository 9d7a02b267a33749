import { parseSync, type CallExpression, type Expression } from "@swc/core";

/** A key of the texts that source code names: in full, or by how it begins where the rest is computed. */
export type Use = { key: string; whole: boolean; line: number };

/** Functions that give a translator for a part of the texts. */
const OPENERS = new Set(["getTranslations", "useTranslations"]);
/** Names that look like keys and are none. */
const OTHER_NAMES = new Set(["jobKind", "defineEvent"]);

type Node = Record<string, unknown> & { type?: string };

/**
 * Finds the message keys in a source file: what translators are called with, and literals that begin with a subject's
 * name and a dot (error messages, zod messages), as far as they are literal.
 *
 * @param subjects the names of the message files
 */
export function keysUsed(file: string, source: string, subjects: ReadonlySet<string>): Use[] {
  const tree = parseSync(source, { syntax: "typescript", tsx: file.endsWith("x") });
  const line = (text: string): number => source.slice(0, Math.max(source.indexOf(text), 0)).split("\n").length;
  const translators = new Map<string, string>();
  const uses: Use[] = [];

  const visit = (node: unknown): void => {
    if (Array.isArray(node)) return node.forEach(visit);
    if (!isNode(node)) return;
    if (node.type === "VariableDeclarator") remember(node, translators);
    if (node.type === "CallExpression") {
      if (OTHER_NAMES.has(calleeName(node))) return;
      if (OPENERS.has(calleeName(node))) {
        const part = firstText(node)?.text;
        if (part) uses.push({ key: `${part}.`, whole: false, line: line(part) });
        return;
      }
      const namespace = translatorOf(node, translators);
      const said = namespace === undefined ? null : firstText(node);
      if (said) {
        uses.push({ key: [namespace, said.text].filter(Boolean).join("."), whole: said.whole, line: line(said.text) });
        return (node.arguments as unknown[]).slice(1).forEach(visit);
      }
    }
    if (node.type === "ImportDeclaration") return;
    if (node.type === "StringLiteral" && looksLikeKey(node.value as string, subjects))
      uses.push({ key: node.value as string, whole: true, line: line(node.value as string) });
    Object.values(node).forEach(visit);
  };
  visit(tree.body);
  return uses;
}

const isNode = (value: unknown): value is Node => typeof value === "object" && value !== null;

const looksLikeKey = (text: string, subjects: ReadonlySet<string>): boolean => /^[a-z]+(\.[a-z0-9-]+)+$/.test(text) && subjects.has(text.split(".")[0]!);

/** `const t = await getTranslations("photos")` makes `t` a translator of photos. */
function remember(node: Node, translators: Map<string, string>): void {
  const { id, init } = node as unknown as { id: Node; init: Node | null };
  const call = init?.type === "AwaitExpression" ? (init.argument as Node) : init;
  // `const { t } = speak(language)` speaks of everything.
  if (id.type === "ObjectPattern" && call?.type === "CallExpression" && calleeName(call) === "speak") translators.set("t", "");
  if (id.type !== "Identifier" || call?.type !== "CallExpression" || !OPENERS.has(calleeName(call))) return;
  const said = (call.arguments as unknown[]).length === 0 ? { text: "", whole: true } : firstText(call);
  if (said?.whole) translators.set(id.value as string, said.text);
}

function calleeName(call: Node): string {
  const callee = (call as unknown as CallExpression).callee as unknown as Node;
  if (callee.type === "MemberExpression") return ((callee.object as Node).value as string | undefined) ?? "";
  return (callee.value as string | undefined) ?? "";
}

/** The namespace of the translator a call goes to: `t("…")`, `t.rich("…")`. */
function translatorOf(call: Node, translators: Map<string, string>): string | undefined {
  return translators.get(calleeName(call));
}

/** The first argument as far as it is literal. */
function firstText(call: Node): { text: string; whole: boolean } | null {
  const argument = (call.arguments as { expression: Expression }[])[0]?.expression as unknown as Node | undefined;
  if (argument?.type === "StringLiteral") return { text: argument.value as string, whole: true };
  if (argument?.type !== "TemplateLiteral") return null;
  const [head] = argument.quasis as { cooked: string }[];
  return { text: head!.cooked, whole: (argument.expressions as unknown[]).length === 0 };
}

/** Keys that code names and the texts lack, and files of texts nothing refers to. */
export function wordFaults(keys: ReadonlySet<string>, used: { file: string; uses: Use[] }[]): string[] {
  const all = [...keys];
  const subjects = new Set(all.map((key) => key.split(".")[0]!));
  const spoken = new Set(used.flatMap(({ uses }) => uses.map(({ key }) => key.split(".")[0]!)));
  const unknown = used.flatMap(({ file, uses }) =>
    uses
      .filter(({ key, whole }) => (whole ? !keys.has(key) : !all.some((known) => known.startsWith(key))))
      .map(({ key, whole, line }) => `${file}:${line}: no text ${key}${whole ? "" : "…"}`),
  );
  return [...unknown, ...[...subjects].filter((subject) => !spoken.has(subject)).map((subject) => `messages/*/${subject}.json: nothing refers to it`)];
}
