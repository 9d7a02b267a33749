import { exposureParts, type Numbers } from "@/lib/photos/format";
import type { ExportedPhotograph } from "../types";

/** One language's words and formats, as `speak` gives them. */
export type Speech = {
  language: string;
  t: (key: string, values?: Record<string, string | number>) => string;
  format: Numbers & { dateTime(date: Date, options: DateStyle): string };
};

type DateStyle = { day?: "numeric"; month: "long"; year: "numeric"; timeZone: "UTC" };

/** A photograph and where its files are in the archive; null where the store had lost one. */
export type PlacedPhotograph = { photograph: ExportedPhotograph; original: string | null; preview: string | null };

export type Sheet = {
  /** Whose photographs, and the name of where they were. */
  owner: string;
  username: string;
  instance: string;
  madeAt: Date;
  /** In the whole archive. */
  count: number;
  photographs: readonly PlacedPhotograph[];
  /** From 1. */
  number: number;
  last: boolean;
  /** Paths of what else there is. */
  documents: readonly string[];
};

/** Photographs on one sheet: more would make browsers slow. */
export const PER_SHEET = 500;

/** The file of a sheet, counted from 1; the first is the one to open. */
export const sheetName = (number: number): string => (number === 1 ? "index.html" : `index-${number}.html`);

/** A page of photographs that opens from a folder, with no script and nothing from elsewhere. All texts of people are escaped; a policy says so once more. */
export function photographSheet(sheet: Sheet, speech: Speech): string {
  const { t } = speech;
  const title = t("archive.page.title", { name: sheet.owner });
  return `<!doctype html>
<html lang="${html(speech.language)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src 'self' file:; style-src 'unsafe-inline'; form-action 'none'; base-uri 'none'">
<title>${html(title)}</title>
<style>${STYLE}</style>
</head>
<body>
<header>
<p class="from"><span aria-hidden="true">●</span> ${html(sheet.instance)}</p>
<h1>${html(title)}</h1>
<p class="muted">${html(summary(sheet, speech))}</p>
</header>
<main>
${months(sheet.photographs, speech).join("\n") || `<p class="muted">${html(t("archive.page.none"))}</p>`}
</main>
${turning(sheet, speech)}
<footer>
<h2>${html(t("archive.page.more"))}</h2>
<p class="muted">${html(t("archive.page.more-hint"))}</p>
<ul>
${sheet.documents.map((path) => `<li><a href="${href(path)}">${html(path)}</a></li>`).join("\n")}
</ul>
</footer>
</body>
</html>
`;
}

const DAY = { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" } as const;
const MONTH = { month: "long", year: "numeric", timeZone: "UTC" } as const;

const summary = ({ username, count, madeAt }: Sheet, { t, format }: Speech): string =>
  [`@${username}`, t("archive.page.count", { count }), t("archive.page.made", { date: format.dateTime(madeAt, DAY) })].join(" · ");

/** A month with its photographs, in the order given. */
function months(photographs: readonly PlacedPhotograph[], speech: Speech): string[] {
  const groups: { month: string; items: string[] }[] = [];
  for (const placed of photographs) {
    const month = speech.format.dateTime(shownOn(placed), MONTH);
    if (groups.at(-1)?.month !== month) groups.push({ month, items: [] });
    groups.at(-1)!.items.push(figure(placed, speech));
  }
  return groups.map(({ month, items }) => `<section>\n<h2>${html(month)}</h2>\n<ul class="photographs">\n${items.join("\n")}\n</ul>\n</section>`);
}

/** The day by the clock where it was taken; when it arrived, where the file does not say. */
const shownOn = ({ photograph: { camera, createdAt } }: PlacedPhotograph): Date => (camera.takenLocal ? new Date(`${camera.takenLocal}Z`) : createdAt);

function figure(placed: PlacedPhotograph, speech: Speech): string {
  const { photograph, original, preview } = placed;
  const { title, description, place, tags, fileName, width, height } = photograph;
  const { t, n } = { t: (key: string, values?: Record<string, string | number>) => speech.t(`photos.${key}`, values), n: speech.format };
  const ratio = width > 0 && height > 0 ? width / height : 1.5;
  const picture = preview
    ? `<img src="${href(preview)}" alt="${html(title || fileName)}" width="${width}" height="${height}" loading="lazy" decoding="async">`
    : `<span class="absent">${html(fileName)}</span>`;
  const link = original ?? preview;
  const gear = [photograph.gear.camera, photograph.gear.lens].filter((name) => name !== null);
  return [
    `<li style="--ratio:${ratio.toFixed(4)}">`,
    link ? `<a href="${href(link)}">${picture}</a>` : picture,
    `<p class="title">${html(title || fileName)}</p>`,
    line("muted", [speech.format.dateTime(shownOn(placed), DAY), place].filter(Boolean).join(" · ")),
    line("engraved", [...gear, ...exposureParts(photograph.camera, t, n)].join("\u2002")),
    line("text", description),
    line("muted", tags.map((tag) => `#${tag}`).join(" ")),
    line("muted", original ? "" : speech.t("archive.page.lost")),
    "</li>",
  ]
    .filter(Boolean)
    .join("\n");
}

const line = (kind: string, text: string): string => text && `<p class="${kind}">${html(text)}</p>`;

/** Ways to the sheets beside this one. */
function turning({ number, last }: Sheet, { t }: Speech): string {
  if (number === 1 && last) return "";
  const newer = number > 1 ? `<a href="${sheetName(number - 1)}">${html(t("archive.page.newer"))}</a>` : "";
  const older = last ? "" : `<a href="${sheetName(number + 1)}">${html(t("archive.page.older"))}</a>`;
  return `<nav>${newer} <span class="muted">${html(t("archive.page.sheet", { number }))}</span> ${older}</nav>`;
}

const ENTITIES: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };

/** Text as it stands in HTML, also within quotes. */
const html = (text: string): string => text.replace(/[&<>"']/g, (character) => ENTITIES[character]!);

/** A path below this page. */
const href = (path: string): string => html(path.split("/").map(encodeURIComponent).join("/"));

/** How the page of an archive looks: the product's neutrals and its one accent, in both themes; photographs in rows of one height, side by side. */
const STYLE = `
:root {
  color-scheme: light dark;
  --paper: light-dark(oklch(0.99 0 0), oklch(0.14 0 0));
  --sunken: light-dark(oklch(0.96 0 0), oklch(0.21 0 0));
  --ink: light-dark(oklch(0.2 0 0), oklch(0.93 0 0));
  --muted: light-dark(oklch(0.46 0 0), oklch(0.76 0 0));
  --line: light-dark(oklch(0.91 0 0), oklch(0.28 0 0));
  --accent: light-dark(oklch(0.54 0.185 35), oklch(0.72 0.168 38));
}
* { box-sizing: border-box; margin: 0; padding: 0; }
body {
  max-width: 90rem;
  margin: 0 auto;
  padding: 2rem clamp(1rem, 3vw, 2.5rem) 4rem;
  background: var(--paper);
  color: var(--ink);
  font: 0.9375rem/1.5rem Inter, system-ui, sans-serif;
  overflow-wrap: anywhere;
}
header { padding-bottom: 1rem; border-bottom: 1px solid var(--line); }
h1 { font-size: 1.625rem; line-height: 2.125rem; letter-spacing: -0.019em; text-wrap: balance; }
h2 { font-size: 1.0625rem; line-height: 1.625rem; font-weight: 600; }
ul { list-style: none; }
a { color: inherit; text-decoration-color: var(--accent); text-underline-offset: 0.2em; }
a:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
.from { margin-bottom: 1rem; font-weight: 600; }
.from span, a:hover { color: var(--accent); }
.muted, .engraved, .text { font-size: 0.8125rem; line-height: 1.125rem; color: var(--muted); }
.engraved { color: var(--ink); font-variant-numeric: tabular-nums; }
.text { white-space: pre-line; max-width: 68ch; }
section { padding-top: 2rem; }
section > h2::first-letter { text-transform: uppercase; }
section > h2 { position: sticky; top: 0; padding: 0.25rem 0 0.5rem; background: var(--paper); }
.photographs { display: flex; flex-wrap: wrap; gap: 1.5rem 0.5rem; }
.photographs::after { content: ""; flex: 1000 0 0; }
.photographs > li { flex: calc(var(--ratio) * 100) 1 calc(var(--ratio) * 15rem); display: grid; gap: 0.125rem; align-content: start; min-width: 0; }
.photographs a { display: block; margin-bottom: 0.25rem; }
.photographs img, .absent { display: block; width: 100%; height: auto; aspect-ratio: var(--ratio); background: var(--sunken); }
.absent { display: grid; place-items: center; padding: 1rem; color: var(--muted); text-align: center; }
.title { font-weight: 500; }
nav { display: flex; gap: 1rem; align-items: baseline; justify-content: center; padding-top: 2.5rem; }
footer { margin-top: 3rem; padding-top: 1rem; border-top: 1px solid var(--line); }
footer ul { display: flex; flex-wrap: wrap; gap: 0.25rem 1.25rem; padding-top: 0.75rem; font-size: 0.8125rem; }
@media (max-width: 40rem) { .photographs > li { flex-basis: 100%; } }
@media print { .photographs > li { break-inside: avoid; } section > h2 { position: static; } }
`;
