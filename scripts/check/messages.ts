import { parse, TYPE, type MessageFormatElement } from "@formatjs/icu-messageformat-parser";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** All texts of one language: full key to ICU message. */
export type Texts = Map<string, string>;

/** Reads `messages/<language>/<subject>.json` of every language. */
export function readTexts(root = "messages"): Map<string, Texts> {
  const languages = readdirSync(root, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  return new Map(languages.map(({ name }) => [name, readLanguage(join(root, name))]));
}

function readLanguage(folder: string): Texts {
  const texts: Texts = new Map();
  for (const file of readdirSync(folder)) flatten(JSON.parse(readFileSync(join(folder, file), "utf8")), file.replace(/\.json$/, ""), texts);
  return texts;
}

function flatten(value: unknown, key: string, into: Texts): void {
  if (typeof value === "string") into.set(key, value);
  else for (const [name, inner] of Object.entries(value as Record<string, unknown>)) flatten(inner, `${key}.${name}`, into);
}

/** What is wrong with the texts by themselves: keys one language lacks, messages that do not parse, placeholders that differ. */
export function textFaults(languages: Map<string, Texts>): string[] {
  const keys = new Set([...languages.values()].flatMap((texts) => [...texts.keys()]));
  return [...keys].flatMap((key) => {
    const missing = [...languages].filter(([, texts]) => !texts.has(key)).map(([language]) => `${key}: missing in ${language}`);
    const read = [...languages].flatMap(([language, texts]) => (texts.has(key) ? [{ language, ...placeholdersOf(texts.get(key)!) }] : []));
    const broken = read.flatMap(({ language, fault }) => (fault ? [`${key}: ${fault} (${language})`] : []));
    const differ = new Set(read.filter(({ fault }) => !fault).map(({ names }) => names)).size > 1;
    return [
      ...missing,
      ...broken,
      ...(differ ? [`${key}: placeholders differ (${read.map(({ language, names }) => `${language}: ${names || "none"}`).join("; ")})`] : []),
    ];
  });
}

function placeholdersOf(message: string): { names: string; fault?: string } {
  try {
    return { names: [...new Set(argumentsOf(parse(message)))].toSorted().join(", ") };
  } catch (error) {
    return { names: "", fault: `not a message: ${error instanceof Error ? error.message : String(error)}` };
  }
}

const argumentsOf = (elements: MessageFormatElement[]): string[] =>
  elements.flatMap((element) => {
    if (element.type === TYPE.literal || element.type === TYPE.pound) return [];
    if (element.type === TYPE.plural || element.type === TYPE.select)
      return [element.value, ...Object.values(element.options).flatMap((option) => argumentsOf(option.value))];
    if (element.type === TYPE.tag) return [`<${element.value}>`, ...argumentsOf(element.children)];
    return [element.value];
  });
