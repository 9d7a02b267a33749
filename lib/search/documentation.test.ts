import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { intervalMessage } from "./format";
import { dateOf } from "./intervals/rules";
import { searchUrl } from "./schema";
import { FIELDS, isValueField, LIMITS, rangeFacet, SORTS, valueFacet, type Band, type Field, type RangeField } from "./types";

// What people are told of searching follows from the table; `vitest run lib/search/documentation.test.ts -u` writes it anew.

const texts = JSON.parse(readFileSync("messages/en/search.json", "utf8")) as Record<string, Record<string, string>>;

/** As the interface says it in English. */
const said = (field: RangeField, band: Band): string => {
  const { key, values } = intervalMessage(field, band, { number: String, date: (day, precision) => dateOf(day).slice(0, precision === "year" ? 4 : 10) });
  const [part, shape] = key.split(".") as [string, string];
  return texts[part]![shape]!.replaceAll(/\{(\w+)\}/g, (_, name: string) => String(values![name]));
};

function choices(field: Field): string {
  if (isValueField(field))
    return (
      valueFacet(field)
        .values?.map((value) => `\`${value}\``)
        .join(", ") ?? `any${valueFacet(field).long ? "; the list can be narrowed by words" : ""}`
    );
  const { bands } = rangeFacet(field);
  return `${bands.length} bands, from “${said(field, bands[0]!)}” and “${said(field, bands[1]!)}” to “${said(field, bands.at(-1)!)}”`;
}

function example(field: Field): string {
  if (isValueField(field)) return searchUrl({ [field]: valueFacet(field).values?.[0] ?? "…" });
  return searchUrl({ [field]: rangeFacet(field).bands[2] });
}

const UNITS = { "": "", "f-number": "f-number", mm: "millimetres", s: "seconds", day: "dates", hour: "hours", MP: "megapixels", px: "pixels" } as const;

const rows = FIELDS.map((field) => {
  const kind = isValueField(field)
    ? valueFacet(field).many
      ? "values, several each"
      : "values"
    : ["range", UNITS[rangeFacet(field).unit]].filter(Boolean).join(" of ");
  return `| \`${field}\` | ${texts.facet![field]} | ${kind} | ${choices(field)} | \`${decodeURIComponent(example(field))}\` |`;
});

const page = `# What photographs can be searched by

Made from the table in \`lib/search/types.ts\`. Choices within a facet mean “any of”, facets and words together “all of”. Only what its owner publishes of a photo
is searched and counted, and only photographs that whoever asks may see.

| in addresses | name | kind | choices | such as |
|---|---|---|---|---|
${rows.join("\n")}

Intervals are \`400..800\` with both ends, \`400...800\` without the upper, \`400..\` and \`..800\` open, \`400\` alone; exposure times also \`1/250\`; dates \`2024-05-17\`,
or the whole of \`2024-05\` or \`2024\`; hours go past midnight (\`22..4\`).

Besides: \`q\` are words (\`"a phrase"\`, \`-without\`, \`this or that\`); \`sort\` is one of ${SORTS.map((sort) => `\`${sort}\``).join(", ")}, the first unless said, the last only with words;
\`more\` opens the longer list of a facet and \`find\` narrows it; \`after\` is where the page before ended.

A page has ${LIMITS.page} photographs; an order by relevance goes to the first ${LIMITS.relevance}. A facet lists its ${LIMITS.values} most frequent values, opened ${LIMITS.moreValues}. Counts are exact.
`;

test("the documentation says what the table says", async () => {
  await expect(page).toMatchFileSnapshot("../../docs/search.md");
});

test("every choice has its words", () => {
  for (const field of FIELDS) {
    expect(texts.facet).toHaveProperty(field);
    if (isValueField(field)) for (const value of valueFacet(field).values ?? []) expect(texts[field]![value]).toBeTruthy();
    else for (const band of rangeFacet(field).bands) expect(said(field, band)).not.toContain("undefined");
  }
});
