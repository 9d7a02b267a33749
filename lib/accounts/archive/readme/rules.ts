import type { Speech } from "../page/rules";

type Told = {
  owner: { name: string; username: string };
  instance: string;
  madeAt: Date;
  speech: Speech;
  /** Paths of the files of JSON. */
  documents: readonly string[];
  /** Paths of files that the store did not have as it was given them. */
  problems: readonly string[];
};

const WIDTH = 96;

/** What lies next to what, what was left out and why: for whoever opens the archive years from now. */
export function readme({ owner, instance, madeAt, speech: { t, format }, documents, problems }: Told): string {
  const date = format.dateTime(madeAt, { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });
  const folders = (["index", "photos", "sidecars", "earlier", "attachments", "previews", "profile", "manifest", "data"] as const).map((name) =>
    t(`archive.readme.${name}`),
  );
  const blocks = [
    t("archive.readme.title", { name: owner.name, username: owner.username, instance }),
    t("archive.readme.made", { date }),
    t("archive.readme.parts"),
    ...folders,
    documents.map((path) => `  ${path}`).join("\n"),
    t("archive.readme.without"),
    t("archive.readme.unfinished"),
    problems.length > 0 ? `${t("archive.readme.problems", { count: problems.length })}\n\n${problems.map((path) => `  ${path}`).join("\n")}` : "",
  ];
  return `${blocks.filter(Boolean).map(wrapped).join("\n\n")}\n`;
}

/** Broken into lines that fit a window; lines that are indented stay as they are. */
const wrapped = (text: string): string => text.split("\n").map(wrappedLine).join("\n");

function wrappedLine(line: string): string {
  if (line.startsWith(" ")) return line;
  const lines: string[] = [""];
  for (const word of line.split(" ")) {
    const last = lines.at(-1)!;
    if (last !== "" && last.length + 1 + word.length > WIDTH) lines.push(word);
    else lines[lines.length - 1] = last === "" ? word : `${last} ${word}`;
  }
  return lines.join("\n");
}
