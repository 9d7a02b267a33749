import { getTranslations } from "next-intl/server";
import { PersonAvatar } from "@/components/people/person-avatar";
import type { FormAction } from "@/lib/core/form";
import type { PersonCard } from "@/lib/people/types";
import { namedTags } from "@/lib/posts/format";
import type { PostView } from "@/lib/posts/types";
import { ComposerForm } from "./composer-form";
import { spoken } from "./spoken";

type ComposerProps = {
  /** Takes the fields `post` (where one is edited), `client`, `wall`, `title`, `topic`, `text`, `tags`, `visibility`, `signed`, `comments-closed`, and any number of `photo` and `attachment`. */
  action: FormAction;
  /** On whose wall it will stand. */
  wall: PersonCard["id"];
  /** Who writes. */
  self: PersonCard;
  /** The one that is edited; a new one without it. */
  post?: PostView;
};

/** Where a post is written or edited. Whoever shows it has asked whether `self` may. */
export async function Composer({ action, wall, self, post }: ComposerProps) {
  const [t, said] = await Promise.all([getTranslations("composer"), spoken()]);
  return (
    <ComposerForm
      action={action}
      wallId={wall}
      memberId={self.id}
      post={post ? edited(post) : null}
      invitation={
        <>
          <PersonAvatar person={self} />
          <span>{wall === self.id ? t("open") : t("open-wall")}</span>
        </>
      }
      {...said}
    />
  );
}

const edited = ({ id, title, topic, text, visibility, commentsClosed, files, tags, photos, signature }: PostView) => ({
  id,
  title,
  topic,
  text,
  visibility,
  commentsClosed,
  files,
  tags: namedTags({ text, tags })
    .map(({ name }) => name)
    .join(", "),
  signed: signature !== null,
  photos: photos.map(({ owner: _owner, ...photo }) => photo),
});
