import type { Route } from "next";
import { Link } from "@/components/ui/link";
import { segmentsOf } from "@/lib/posts/format";

type RichTextProps = {
  text: string;
  /** Usernames that lead to somebody the reader may meet, in lower case. */
  mentions: readonly string[];
  className?: string;
};

const LINK = "text-accent-text hover:underline";

/** What somebody wrote, with its lines, and with links where it names addresses, tags and people. Never HTML. */
export const RichText = ({ text, mentions, className = "" }: RichTextProps) => (
  <p className={`wrap-anywhere whitespace-pre-line ${className}`}>
    {segmentsOf(text).map((part) => {
      if (part.kind === "link")
        return (
          <a key={part.at} href={part.href} rel="nofollow ugc noopener" className={LINK}>
            {part.text}
          </a>
        );
      if (part.kind === "tag")
        return (
          <Link key={part.at} href={`/t/${encodeURIComponent(part.folded)}` as Route} className={LINK}>
            {part.text}
          </Link>
        );
      if (part.kind === "mention" && mentions.includes(part.username))
        return (
          <Link key={part.at} href={`/u/${encodeURIComponent(part.username)}` as Route} data-person={part.username} className={LINK}>
            {part.text}
          </Link>
        );
      return part.text;
    })}
  </p>
);
