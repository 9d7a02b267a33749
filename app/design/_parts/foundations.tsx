import { WordMark } from "@/components/ui/mark";
import { Row, Section } from "./section";

const SURFACES = [
  ["canvas", "bg-canvas"],
  ["surface", "bg-surface"],
  ["sunken", "bg-sunken"],
  ["float", "bg-float"],
  ["stage", "bg-stage"],
  ["line", "bg-line"],
  ["edge", "bg-edge"],
  ["accent", "bg-accent"],
  ["success", "bg-success"],
  ["warning", "bg-warning"],
  ["danger", "bg-danger"],
] as const;

const SIZES = [
  ["34", "text-3xl font-semibold"],
  ["26", "text-2xl font-semibold"],
  ["20", "text-xl font-semibold"],
  ["17", "text-lg"],
  ["15", "text-base"],
  ["13", "text-sm"],
  ["12", "text-xs"],
] as const;

export function Foundations({ theme }: { theme: string }) {
  return (
    <>
      <Section title={`Halation, ${theme}`}>
        <Row>
          <WordMark size={40} className="text-2xl" />
        </Row>
        <ul className="grid grid-cols-3 gap-3 sm:grid-cols-4">
          {SURFACES.map(([name, color]) => (
            <li key={name} className="flex flex-col gap-1 text-xs text-muted">
              <span className={`h-12 rounded-md border border-line ${color}`} />
              {name}
            </li>
          ))}
        </ul>
      </Section>
      <Section title="Type">
        {SIZES.map(([name, look]) => (
          <p key={name} className={`${look} truncate`}>
            <span className="mr-3 font-normal text-faint tabular-nums">{name}</span>
            Light remembers · Свет помнит
          </p>
        ))}
        <p className="max-w-prose">
          Halation is the red glow around a bright light on film.{" "}
          <a className="link" href="#main">
            A link in the text
          </a>{" "}
          carries the accent, <span className="text-muted">muted words</span> stand back, <span className="text-faint">faint ones further</span>.
        </p>
        <p className="engraved text-muted">85 mm f/1.8 1/250 s ISO 400</p>
        <Row>
          <span className="text-success">Success</span>
          <span className="text-warning">Warning</span>
          <span className="text-danger">Danger</span>
          <span className="text-accent-text">Accent</span>
        </Row>
      </Section>
    </>
  );
}
