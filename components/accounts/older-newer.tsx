import type { Route } from "next";
import { buttonVariants } from "@/components/ui/button";
import { Link } from "@/components/ui/link";

type OlderNewerProps = {
  path: string;
  /** The key below which the next page starts; null at the end. */
  next: string | null;
  /** Whether this is the first page. */
  first: boolean;
  words: { older: string; newest: string };
};

/** The way through a list that pages by key: on, and back to its start. */
export function OlderNewer({ path, next, first, words }: OlderNewerProps) {
  if (first && !next) return null;
  return (
    <nav className="mt-6 flex flex-wrap gap-3">
      {!first && (
        <Link href={path as Route} className={buttonVariants()}>
          {words.newest}
        </Link>
      )}
      {next && (
        <Link href={`${path}?before=${next}` as Route} className={buttonVariants()}>
          {words.older}
        </Link>
      )}
    </nav>
  );
}
