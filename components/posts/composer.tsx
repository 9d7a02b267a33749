import type { Route } from "next";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { TagField } from "@/components/tags/tag-field";
import { buttonVariants } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { ActionForm, FormCheckbox, FormField, FormSignedSelect, FormTextarea, SubmitButton } from "@/components/ui/form";
import { ChevronDownIcon, GlobeIcon, LockIcon, PeopleIcon } from "@/components/ui/icons";
import type { FormAction } from "@/lib/core/form";
import { newId } from "@/lib/core/ids";
import type { PersonCard } from "@/lib/people/types";
import { VISIBILITIES } from "@/lib/photos/types";
import { namedTags } from "@/lib/posts/format";
import { MAX_TEXT, MAX_TITLE, MAX_TOPIC } from "@/lib/posts/schema";
import type { PostView } from "@/lib/posts/types";

const SIGNS = { public: GlobeIcon, friends: PeopleIcon, private: LockIcon };

type ComposerProps = {
  /** What takes the form: `writePostAction`, or `editPostAction` with a post. */
  action: FormAction;
  /** On whose wall it will stand. */
  wall: PersonCard["id"];
  /** Who writes. */
  self: PersonCard;
  /** The post that is changed; a new one is written without. */
  post?: PostView;
};

/** What somebody has to say, and to whom: a new post, or all of an old one. Whoever shows it has asked whether `self` may. */
export async function Composer({ action, wall, self, post }: ComposerProps) {
  const [t, visibility] = await Promise.all([getTranslations("posts.composer"), getTranslations("photos.visibility")]);
  const label = post ? t("edit-label") : t(wall === self.id ? "label-own" : "label");
  const options = VISIBILITIES.map((value) => {
    const Sign = SIGNS[value];
    return { value, label: visibility(value), icon: <Sign size={16} /> };
  });
  return (
    <ActionForm action={action} success={t("posted")} className="flex flex-col gap-3">
      {post && <input type="hidden" name="post" value={post.id} />}
      <input type="hidden" name="wall" value={wall} />
      <input type="hidden" name="client" value={newId()} />
      <FormTextarea name="text" label={label} defaultValue={post?.text} rows={post ? 8 : 3} maxLength={MAX_TEXT} />
      <details open={post !== undefined} className="group">
        <summary className="flex min-h-11 cursor-pointer list-none items-center gap-2 text-muted hover:text-ink [&::-webkit-details-marker]:hidden">
          <ChevronDownIcon size={18} className="transition-transform group-open:rotate-180" />
          {t("more")}
        </summary>
        <div className="flex flex-col gap-4 pt-2 pb-3">
          <FormField name="title" label={t("title")} defaultValue={post?.title} maxLength={MAX_TITLE} />
          <FormField name="topic" label={t("topic")} defaultValue={post?.topic} maxLength={MAX_TOPIC} />
          <TagField name="tags" label={t("tags")} hint={t("tags-hint")} suggestions={t("tags-suggested")} defaultValue={post && namedTags(post)} />
          {post && <Kept post={post} />}
          <div>
            <FormCheckbox name="signed" label={t("signed")} defaultChecked={post?.signature != null} />
            <FormCheckbox name="comments-closed" label={t("comments-closed")} defaultChecked={post?.commentsClosed} />
          </div>
        </div>
      </details>
      <div className="flex flex-wrap items-center gap-3">
        <SubmitButton>{post ? t("save") : t("post")}</SubmitButton>
        {post && (
          <Link href={`/post/${post.id}` as Route} className={buttonVariants({ variant: "quiet" })}>
            {t("cancel")}
          </Link>
        )}
        <FormSignedSelect name="visibility" aria-label={t("visibility")} defaultValue={post?.visibility ?? "public"} options={options} className="ml-auto" />
      </div>
    </ActionForm>
  );
}

/** Photos and files that the post has; what is no longer ticked goes. */
async function Kept({ post: { photos, files } }: { post: PostView }) {
  const t = await getTranslations("posts.composer");
  return (
    <>
      {photos.length > 0 && (
        <fieldset>
          <legend className="text-sm font-medium">{t("photos")}</legend>
          {photos.map(({ id, title, alt }, index) => (
            <Checkbox key={id} name="photo" value={id} defaultChecked label={title || alt || t("photo", { number: index + 1 })} />
          ))}
        </fieldset>
      )}
      {files.length > 0 && (
        <fieldset>
          <legend className="text-sm font-medium">{t("files")}</legend>
          {files.map(({ id, name }) => (
            <Checkbox key={id} name="attachment" value={id} defaultChecked label={name} />
          ))}
        </fieldset>
      )}
    </>
  );
}
