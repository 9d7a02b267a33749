import { getLocale, getTranslations } from "next-intl/server";
import { RefreshOnEvent } from "@/components/realtime/refresh-on-event";
import { Card } from "@/components/ui/card";
import type { PortraitState } from "@/lib/people/portraits/types";
import type { PersonCard } from "@/lib/people/types";
import type { RealtimeConfig, Subscription } from "@/lib/platform/realtime/types";
import { PersonAvatar } from "../person-avatar";
import { PortraitRoom } from "./room";
import type { PortraitWords } from "./words";

type AvatarCardProps = {
  person: Pick<PersonCard, "name" | "avatarToken">;
  state: PortraitState;
  /** Whether its owner may have one. */
  open: boolean;
  words: PortraitWords;
  realtime: RealtimeConfig;
  on: Subscription;
};

/** One's picture: what it is, and the way to another. */
export async function AvatarCard({ person, state, open, words, realtime, on }: AvatarCardProps) {
  const [t, language] = await Promise.all([getTranslations("portrait"), getLocale()]);
  const current = <PersonAvatar person={person} size="xl" eager />;
  return (
    <Card id="picture" title={t("avatar.title")} description={t("avatar.description")}>
      {open ? (
        <PortraitRoom purpose="avatar" current={current} token={person.avatarToken} state={state} language={language} words={words} />
      ) : (
        <div className="flex flex-wrap items-center gap-6">
          {current}
          <p className="min-w-0 flex-1 basis-48 text-muted">{t("unconfirmed")}</p>
        </div>
      )}
      {state === "processing" && <RefreshOnEvent config={realtime} on={on} eager />}
    </Card>
  );
}
