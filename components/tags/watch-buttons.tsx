import { getTranslations } from "next-intl/server";
import { ActionButton } from "@/components/ui/action-button";
import { watchTagAction } from "@/lib/tags/watches/actions";
import type { WatchDeed, WatchKind } from "@/lib/tags/watches/types";

type WatchButtonsProps = { folded: string; name: string; watch: WatchKind | null };

/** What one can do about a tag. Each button says what pressing it does, and about which. */
export async function WatchButtons({ folded, name, watch }: WatchButtonsProps) {
  const t = await getTranslations("tags");
  const button = (deed: WatchDeed, variant: "primary" | "secondary" | "quiet") => (
    <ActionButton key={deed} action={watchTagAction} fields={{ tag: folded, deed }} variant={variant} aria-label={t(`${deed}-which`, { name })}>
      {t(deed)}
    </ActionButton>
  );
  if (watch === "mute") return button("unmute", "secondary");
  return [watch === "follow" ? button("unfollow", "secondary") : button("follow", "primary"), button("mute", "quiet")];
}
