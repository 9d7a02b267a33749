import { parseArgs } from "node:util";
import { Refusal } from "@/lib/core/refusal";
import { languages } from "@/lib/platform/messages";
import { THEMES, type Theme } from "./camera";
import { SCENES, type Scene } from "./scenes";

export type Wishes = { directory: string; scenes: Scene[]; themes: Theme[]; languages: string[]; widths: number[]; photos: number };

const USAGE = "npm run shots -- DIR [--only home,search] [--themes light,dark] [--languages en,ru] [--widths 390,1440] [--photos 120]";

/**
 * Reads what is to be shown from the command line.
 *
 * @throws Refusal naming what there is to choose from
 */
export function readWishes(args: string[]): Wishes {
  const { values, positionals } = parse(args);
  const [directory, ...rest] = positionals;
  if (!directory || rest.length > 0) throw new Refusal(`Where should the screenshots go? ${USAGE}`);
  return {
    directory,
    scenes: values.only === undefined ? [...SCENES] : named(list(values.only)),
    themes: among("theme", list(values.themes), THEMES),
    languages: among("language", list(values.languages), languages),
    widths: list(values.widths).map((width) => whole("width", width, 320)),
    photos: whole("number of photos", values.photos, 60),
  };
}

function parse(args: string[]) {
  try {
    return parseArgs({
      args,
      allowPositionals: true,
      options: {
        only: { type: "string" },
        themes: { type: "string", default: THEMES.join() },
        languages: { type: "string", default: languages.join() },
        widths: { type: "string", default: "390,1440" },
        photos: { type: "string", default: "120" },
      },
    });
  } catch (cause) {
    throw new Refusal(`${cause instanceof Error ? cause.message : String(cause)}\n${USAGE}`, { cause });
  }
}

const list = (text: string): string[] => text.split(",").flatMap((item) => item.trim() || []);

/** A name stands for itself and its variations: `photo` also for `photo-own`. */
function named(names: string[]): Scene[] {
  const fits = (scene: Scene, name: string): boolean => scene.name === name || scene.name.startsWith(`${name}-`);
  const unknown = names.find((name) => !SCENES.some((scene) => fits(scene, name)));
  if (unknown) throw new Refusal(`There is no page "${unknown}". There are: ${SCENES.map(({ name }) => name).join(", ")}.`);
  return SCENES.filter((scene) => names.some((name) => fits(scene, name)));
}

function among<Choice extends string>(what: string, wanted: string[], known: readonly Choice[]): Choice[] {
  return wanted.map((item) => {
    const found = known.find((choice) => choice === item);
    if (!found) throw new Refusal(`There is no ${what} "${item}". There are: ${known.join(", ")}.`);
    return found;
  });
}

function whole(what: string, text: string, least: number): number {
  const number = Number(text);
  if (!Number.isInteger(number) || number < least) throw new Refusal(`A ${what} must be a whole number of at least ${least}, not "${text}".`);
  return number;
}
