import { useId, type ReactNode } from "react";

type SectionProps = {
  title: string;
  children: ReactNode;
  /** What leads further. */
  after?: ReactNode;
};

/** A part of a page under its name. */
export function Section({ title, children, after }: SectionProps) {
  const id = useId();
  return (
    <section aria-labelledby={id} className="mt-8 min-w-0 sm:mt-10">
      <h2 id={id} className="mb-3 text-lg font-semibold">
        {title}
      </h2>
      {children}
      {after && <p className="mt-4">{after}</p>}
    </section>
  );
}
