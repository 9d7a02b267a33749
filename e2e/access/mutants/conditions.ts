/** What a rule asks: comparisons, in Drizzle and in SQL, the rules it rests on, and what it knows of the viewer. */
const CALL =
  /\b(?:eq|ne|gte?|lte?|isNull|isNotNull|inArray|can|visibleTo|postsVisibleTo|isKnown|meets|belongsTo|opensTo|readsWall|isShownTo|knownTo|unasked|friendsOf|blockedFrom|followedBy|mutedBy)\(/g;
const COMPARISON = /\$\{[\w.]+\} (?:=|<>|<|>|(?:not )?in) (?:\$\{[^}]*\}|'[^']*'|\((?!select)[^)]*\)|now\(\))/g;
const WORD = /\b(?:hasArrived|isHidden|isDraft|(?:viewer|who|member)\.(?:confirmed|mayLook|role)|row\?\.mayLook)\b/g;

/** What is no condition: comments, and how tables hang together. */
const BESIDE = /\/\*\*[\s\S]*?\*\/|\/\/.*$|\.(?:inner|left)Join\(.*$/gm;

/** The text of a declaration of a file, without its own name. */
function declarationIn(text: string, name: string): string {
  const found = new RegExp(String.raw`^(?:export )?(?:async )?(?:const|function) ${name}\b`, "m").exec(text);
  if (!found) throw new Error(`there is no ${name}`);
  const rest = text.slice(found.index + found[0].length);
  return rest.slice(0, /\n\n(?=\S)/.exec(rest)?.index).replaceAll(BESIDE, "");
}

/** Every condition of a declaration, as often as it stands there. */
export function conditionsIn(text: string, name: string): string[] {
  const code = declarationIn(text, name);
  const calls = [...code.matchAll(CALL)].map(({ index }) => callAt(code, index));
  return [...calls, ...[COMPARISON, WORD].flatMap((kind) => [...code.matchAll(kind)].map(([found]) => found))];
}

/** A call with all that stands between its parentheses. */
function callAt(code: string, start: number): string {
  let depth = 0;
  for (let end = code.indexOf("(", start); end < code.length; end += 1) {
    depth += code[end] === "(" ? 1 : code[end] === ")" ? -1 : 0;
    if (depth === 0) return code.slice(start, end + 1);
  }
  return code.slice(start);
}

/** The conditions that are in one list and not in the other, as many times more. */
export function without(conditions: readonly string[], others: readonly string[]): string[] {
  const left = [...others];
  return conditions.filter((condition) => {
    const at = left.indexOf(condition);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
}

/** Declarations that answer with SQL about a viewer: whatever says who may see what looks like this. */
export const rulesIn = (text: string): string[] =>
  [...text.matchAll(/^(?:export )?(?:const|function) (\w+)(?: = )?\([^;{]*?\b(?:viewer|who): Viewer\b[^;]*?\): SQL\b/gm)].map(([, name]) => name!);
