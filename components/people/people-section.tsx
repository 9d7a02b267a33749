import type { ReactNode } from "react";

type PeopleSectionProps = {
  title: string;
  description?: string;
  /** A list of people. */
  children: ReactNode;
  /** What leads further. */
  after?: ReactNode;
};

/** People on a page, under what they have in common. */
export const PeopleSection = ({ title, description, children, after }: PeopleSectionProps) => (
  <section>
    <h2 className="text-lg font-semibold">{title}</h2>
    {description && <p className="mt-0.5 text-sm text-muted">{description}</p>}
    <div className="mt-1">{children}</div>
    {after}
  </section>
);
