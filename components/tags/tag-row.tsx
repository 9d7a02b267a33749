import { Chip, ChipRow } from "@/components/ui/chip";
import { cn } from "@/components/ui/classes";
import { tagUrl } from "@/lib/tags/page/schema";
import type { Tag } from "@/lib/tags/types";

type TagRowProps = { title: string; tags: readonly Tag[]; className?: string };

/** Tags in one line that can be pushed along, each leading to its page. */
export function TagRow({ title, tags, className }: TagRowProps) {
  if (tags.length === 0) return null;
  return (
    <section aria-label={title} className={cn("flex items-center gap-3", className)}>
      <h2 className="shrink-0 text-sm text-muted max-sm:sr-only">{title}</h2>
      <ChipRow>
        {tags.map((tag) => (
          <li key={tag.folded}>
            <Chip href={tagUrl(tag.folded)}>{tag.name}</Chip>
          </li>
        ))}
      </ChipRow>
    </section>
  );
}
