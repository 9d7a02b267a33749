import type { Route } from "next";
import type { ReactNode } from "react";
import { cn } from "@/components/ui/classes";
import { ChevronLeftIcon } from "@/components/ui/icons";
import { Link } from "@/components/ui/link";

const WIDTHS = { form: "max-w-form", feed: "max-w-feed", prose: "max-w-prose", content: "max-w-content", full: "" } as const;

type PageProps = {
  /** How wide the text may grow: a form, the feed's column, running text, a full page of 1,200 px. */
  width?: keyof typeof WIDTHS;
  className?: string;
  children: ReactNode;
};

/** Margins and measure of an ordinary page. `<main>` is the shell's. */
export function Page({ width = "content", className, children }: PageProps) {
  return <div className={cn("mx-auto w-full px-4 py-6 sm:px-6 sm:py-8 lg:py-10", WIDTHS[width], className)}>{children}</div>;
}

type Back = { href: string; text: string };

type PageHeaderProps = {
  title: ReactNode;
  description?: ReactNode;
  actions?: ReactNode;
  /** The page this one belongs to. */
  back?: Back;
  className?: string;
};

/** The page's one `<h1>`, a sentence under it, and what one can do here; above it the way back. */
export function PageHeader({ title, description, actions, back, className }: PageHeaderProps) {
  return (
    <header className={cn("mb-6 flex flex-wrap items-start gap-x-6 gap-y-4 sm:mb-8", className)}>
      {back && (
        <div className="-mt-3 -mb-3 w-full sm:-mt-5">
          <BackLink {...back} />
        </div>
      )}
      <div className={cn("min-w-0", description ? "flex-1 basis-64" : "max-w-full flex-auto")}>
        <h1 className="text-2xl font-semibold text-balance">{title}</h1>
        {description && <p className="mt-1 max-w-prose text-muted">{description}</p>}
      </div>
      {actions && <div className="-my-1 flex flex-wrap gap-3">{actions}</div>}
    </header>
  );
}

/** The way to the page that this one belongs to: above its title. */
export const BackLink = ({ href, text }: Back) => (
  <Link href={href as Route} className="-ml-1 inline-flex min-h-11 items-center gap-1 pr-2 text-sm text-muted hover:text-ink">
    <ChevronLeftIcon size={18} />
    {text}
  </Link>
);
