import { parseSync, type CallExpression } from "@swc/core";

/** A key of the texts that source code names: in full, or by how it begins where the rest is computed. */
export type Use = { key: string; whole: boolean; line: number };

/** Functions that give a translator for a part of the texts. */
const OPENERS = new Set(["getTranslations", "useTranslations"]);
/** Names that look like keys and are none. */
const OTHER_NAMES = new Set(["jobKind", "defineEvent", "audit"]);

/** A path that loads all texts of a subject. */
const MESSAGE_FILE = /\/([a-z]+)\.json$/;

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
  const uses: Use[] = [];
  const note = ({ text, whole }: Text, namespace = ""): void => void uses.push({ key: [namespace, text].filter(Boolean).join("."), whole, line: line(text) });

  const visit = (node: unknown, scope: Scope): void => {
    if (Array.isArray(node)) return node.forEach((inner) => visit(inner, scope));
    if (!isNode(node) || node.type === "ImportDeclaration") return;
    if (FUNCTIONS.has(node.type ?? "")) {
      const own = new Map(scope);
      for (const name of parametersOf(node)) own.delete(name);
      return Object.values(node).forEach((inner) => visit(inner, own));
    }
    if (node.type === "VariableDeclarator") remember(node as unknown as Declarator, scope);
    const literal = textOf(node);
    if (literal && looksLikeKey(literal, subjects)) note(literal);
    const subject = MESSAGE_FILE.exec(lastPart(node))?.[1];
    if (subject && subjects.has(subject)) note({ text: `${subject}.`, whole: false });
    if (node.type === "CallExpression") {
      const name = calleeName(node);
      const said = firstText(node);
      if (OTHER_NAMES.has(name)) return;
      if (OPENERS.has(name)) return said ? note({ text: `${said.text}.`, whole: false }) : undefined;
      if (said && scope.has(name)) {
        note(said, scope.get(name));
        return (node.arguments as unknown[]).slice(1).forEach((inner) => visit(inner, scope));
      }
    }
    Object.values(node).forEach((inner) => visit(inner, scope));
  };
  visit(tree.body, new Map());
  return uses;
}

/** Which names are translators at a place in the source, and of which part of the texts. */
type Scope = Map<string, string>;
type Text = { text: string; whole: boolean };
type Declarator = { id: Node; init: Node | null };

const FUNCTIONS = new Set(["FunctionDeclaration", "FunctionExpression", "ArrowFunctionExpression", "ClassMethod", "MethodProperty"]);

/** Names that a function is given hide those around it: what they translate is not to be seen here. */
function parametersOf(node: Node): string[] {
  const patterns = [node.params, (node.function as Node | undefined)?.params].flat().filter(isNode);
  return patterns.flatMap((parameter) => namesIn((parameter.pat as Node | undefined) ?? parameter));
}

function namesIn(pattern: Node): string[] {
  if (pattern.type === "Identifier") return [pattern.value as string];
  if (pattern.type === "AssignmentPatternProperty") return [(pattern.key as Node).value as string];
  if (pattern.type === "KeyValuePatternProperty") return namesIn(pattern.value as Node);
  return [pattern.properties, pattern.elements].flat().filter(isNode).flatMap(namesIn);
}

/** How a text ends, whatever is computed in its middle. */
function lastPart(node: Node): string {
  if (node.type === "StringLiteral") return node.value as string;
  return node.type === "TemplateLiteral" ? ((node.quasis as { cooked: string }[]).at(-1)?.cooked ?? "") : "";
}

const isNode = (value: unknown): value is Node => typeof value === "object" && value !== null;

const looksLikeKey = ({ text, whole }: Text, subjects: ReadonlySet<string>): boolean =>
  (whole ? /^[a-z]+(\.[\w-]+)+$/ : /^[a-z]+\.[\w.-]*$/).test(text) && subjects.has(text.split(".")[0]!);

/** `const t = await getTranslations("photos")`, also side by side in a `Promise.all`, makes `t` a translator of photos. */
function remember({ id, init }: Declarator, scope: Scope): void {
  const value = init?.type === "AwaitExpression" ? (init.argument as Node) : init;
  if (value?.type !== "CallExpression") return;
  if (id.type === "ArrayPattern" && calleeName(value) === "Promise") {
    const calls = ((value.arguments as { expression: Node }[])[0]?.expression.elements ?? []) as ({ expression: Node } | null)[];
    (id.elements as (Node | null)[]).forEach((name, index) => name && remember({ id: name, init: calls[index]?.expression ?? null }, scope));
  }
  // `const { t } = speak(language)` speaks of everything.
  if (id.type === "ObjectPattern" && calleeName(value) === "speak") scope.set("t", "");
  if (id.type !== "Identifier" || !OPENERS.has(calleeName(value))) return;
  const said = (value.arguments as unknown[]).length === 0 ? { text: "", whole: true } : firstText(value);
  if (said?.whole) scope.set(id.value as string, said.text);
}

function calleeName(call: Node): string {
  const callee = (call as unknown as CallExpression).callee as unknown as Node;
  if (callee.type === "MemberExpression") return ((callee.object as Node).value as string | undefined) ?? "";
  return (callee.value as string | undefined) ?? "";
}

/** What a call is given first, as far as it is literal. */
const firstText = (call: Node): Text | null => textOf((call.arguments as { expression: Node }[])[0]?.expression);

function textOf(node: Node | undefined): Text | null {
  if (node?.type === "StringLiteral") return { text: node.value as string, whole: true };
  if (node?.type !== "TemplateLiteral") return null;
  const [head, ...more] = node.quasis as { cooked: string }[];
  return { text: head!.cooked, whole: more.length === 0 };
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
