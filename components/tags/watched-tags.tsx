import { getTranslations } from "next-intl/server";
import { ActionButton } from "@/components/ui/action-button";
import { Card } from "@/components/ui/card";
import { Link } from "@/components/ui/link";
import { tagUrl } from "@/lib/tags/page/schema";
import { watchTagAction } from "@/lib/tags/watches/actions";
import type { WatchKind } from "@/lib/tags/watches/types";

type WatchedTagsProps = { kind: WatchKind; tags: readonly string[] };

/** The tags that one follows, or has muted, and the way back. */
export async function WatchedTags({ kind, tags }: WatchedTagsProps) {
  const t = await getTranslations("tags");
  const deed = kind === "follow" ? "unfollow" : "unmute";
  return (
    <Card title={t(`watched.${kind}`)} description={t(tags.length > 0 ? `watched.${kind}-text` : `watched.${kind}-none`)}>
      {tags.length > 0 && (
        <ul>
          {tags.map((folded) => (
            <li key={folded} className="flex flex-wrap items-center gap-x-4 gap-y-2 border-t border-line py-3 first:border-t-0 first:pt-0 last:pb-0">
              <Link href={tagUrl(folded)} className="touch-target min-w-0 flex-1 basis-40 truncate font-medium hover:underline">
                #{folded}
              </Link>
              <ActionButton
                action={watchTagAction}
                fields={{ tag: folded, deed }}
                variant="secondary"
                size="sm"
                aria-label={t(`${deed}-which`, { name: folded })}
              >
                {t(`watched.take-back-${kind}`)}
              </ActionButton>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
