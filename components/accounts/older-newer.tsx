import type { Route } from "next";
import { buttonVariants } from "@/components/ui/button";
import { Link } from "@/components/ui/link";

type OlderNewerProps = {
  path: string;
  /** What else stands in the address. */
  query?: Readonly<Record<string, string>>;
  /** The key below which the next page starts; null at the end. */
  next: string | null;
  /** Whether this is the first page. */
  first: boolean;
  words: { older: string; newest: string };
};

/** The way through a list that pages by key: on, and back to its start. */
export function OlderNewer({ path, query, next, first, words }: OlderNewerProps) {
  if (first && !next) return null;
  const address = (place: Record<string, string> = {}): Route => {
    const asked = new URLSearchParams({ ...query, ...place }).toString();
    return (asked ? `${path}?${asked}` : path) as Route;
  };
  return (
    <nav className="mt-6 flex flex-wrap gap-3">
      {!first && (
        <Link href={address()} className={buttonVariants()}>
          {words.newest}
        </Link>
      )}
      {next && (
        <Link href={address({ before: next })} className={buttonVariants()}>
          {words.older}
        </Link>
      )}
    </nav>
  );
}
