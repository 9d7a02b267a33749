import { Section } from "./section";

/** What every page keeps to, and where it is kept. */
const RULES: readonly [rule: string, where: string][] = [
  ["Photographs come first. On a phone nothing stands above them that could stand below, or behind one button.", "ExplorePage, GearComparison"],
  [
    "One thing that is most likely done is filled with the accent; in rows of a list nothing is, except an answer somebody waits for.",
    "RelationButtons, RelationInList",
  ],
  ["A page's title stands at the same height with or without deeds beside it; the way back is one line above it.", "PageHeader"],
  ["A page lights its place in the bar, also where its address is not below that of the place.", "covers in places.ts"],
  ["What can be pushed along is one line from edge to edge, and fades at the end beyond which there is more.", "pushed-along, Tabs, ChipRow"],
  ["The same tabs stand at the same height on each of their pages; what differs stands below them.", "ExploreHeader"],
  ["An order is chosen in one way everywhere; chips are tags and filters.", "Segments, Chip"],
  ["Under fingers whatever is pressed has 44 px of its own, also where it is drawn smaller.", "touch-target, ChipList"],
  ["What opens shows it by an arrow that turns.", "ChevronDownIcon in summary"],
  ["What is sunken is of another grey than what it stands on, in both themes.", "Card, on-surface"],
  ["An error takes the place of the hint, beside its field, with what was typed kept.", "Field, ActionForm"],
  ["What is empty, over or forbidden has a drawing, one sentence, and the one next step where there is any.", "EmptyState"],
  ["Of one to three photographs each may be looked at; of more, rows are filled.", "justified"],
  ["No page is fetched before it is asked for, and none needs scripts to be read.", "Link"],
  ["Numbers keep their units beside them, and figures in columns are of one width.", "lib/photos/format.ts, tabular-nums"],
  ["Russian is the longer language: a row that fits it fits.", "npm run shots"],
];

/** The rules that no primitive can hold alone. */
export const Rules = () => (
  <Section title="Rules">
    <ol className="grid gap-x-12 gap-y-4 lg:grid-cols-2">
      {RULES.map(([rule, where]) => (
        <li key={rule} className="max-w-prose">
          {rule} <span className="text-sm text-muted">{where}</span>
        </li>
      ))}
    </ol>
  </Section>
);
