"use client";

import { ChevronDownIcon } from "@/components/ui/icons";
import type { KeyboardEvent, ReactNode } from "react";
import { TagField } from "@/components/tags/tag-field";
import { ActionForm, SubmitButton, useForm } from "@/components/ui/form";
import { FormCheckbox, FormField, FormSelect } from "@/components/ui/form-fields";
import type { FormAction } from "@/lib/core/form";
import { VISIBILITIES } from "@/lib/photos/types";
import type { PostView } from "@/lib/posts/types";
import { AttachField } from "./attach-field";
import { DraftKeeper } from "./draft-keeper";
import { draftKey } from "./drafts";
import { Pieces } from "./pieces";
import { PhotosField } from "./photos-field";
import { RichField } from "./rich-field";
import { usePatientAction } from "./use-patient-action";
import type { Spoken } from "./words";

/** What a post says now, where it is edited. */
export type EditedPost = Pick<PostView, "id" | "title" | "topic" | "text" | "visibility" | "commentsClosed" | "files"> & {
  tags: string;
  signed: boolean;
  photos: Omit<PostView["photos"][number], "owner">[];
};

export type ComposerFormProps = Spoken & {
  action: FormAction;
  wallId: string;
  memberId: string;
  post: EditedPost | null;
  /** What one sees of a new post before one begins. */
  invitation: ReactNode;
};

/** The whole form of a post. A new one is one line at first, which opens without a script; nothing typed is lost whatever becomes of it. */
export function ComposerForm({ action, wallId, memberId, post, invitation, ...spoken }: ComposerFormProps) {
  const { words } = spoken;
  const patient = usePatientAction(action, words.fault);
  return (
    <ActionForm action={patient} success={post ? words.saved : words.done} className="flex flex-col gap-4">
      {post && <input type="hidden" name="post" value={post.id} />}
      <input type="hidden" name="wall" value={wallId} />
      {post ? (
        <Fields post={post} spoken={spoken} keep={null} />
      ) : (
        <Folded invitation={invitation}>
          <Fields post={null} spoken={spoken} keep={draftKey(memberId, wallId)} />
        </Folded>
      )}
    </ActionForm>
  );
}

/** Closed until somebody wants to write, or an answer was no. */
function Folded({ invitation, children }: { invitation: ReactNode; children: ReactNode }) {
  const { state } = useForm();
  return (
    <details
      open={state.ok === false || state.message !== undefined || state.fields !== undefined}
      onToggle={({ currentTarget }) => {
        if (currentTarget.open) currentTarget.querySelector("textarea")?.focus({ preventScroll: true });
      }}
      className="group/composer rounded-lg border border-line bg-surface"
    >
      <summary className="flex min-h-14 cursor-pointer list-none items-center gap-3 rounded-lg px-4 py-2 text-muted hover:bg-hover [&::-webkit-details-marker]:hidden">
        {invitation}
      </summary>
      <div className="px-4 pt-2 pb-4">{children}</div>
    </details>
  );
}

function Fields({ post, spoken, keep }: { post: EditedPost | null; spoken: Spoken; keep: string | null }) {
  const { words } = spoken;
  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- listens to the keys of what is in it
    <div className="flex flex-col gap-4" onKeyDown={sendByKeys}>
      <DraftKeeper keep={keep} words={words.draft} />
      <RichField name="text" label={words.text} hideLabel hint={words["text-hint"]} defaultValue={post?.text} rows={5} {...spoken} />
      <Pieces>
        <PhotosField initial={post?.photos} words={words} />
        <AttachField initial={post?.files} {...spoken} />
      </Pieces>
      <Heading post={post} words={words} />
      <div className="grid items-start gap-x-4 sm:grid-cols-2">
        <FormSelect name="visibility" label={words.audience} defaultValue={post?.visibility ?? "public"}>
          {VISIBILITIES.map((visibility) => (
            <option key={visibility} value={visibility}>
              {words.audiences[visibility]}
            </option>
          ))}
        </FormSelect>
        <div className="pt-2 sm:pt-6">
          <FormCheckbox name="signed" value="on" label={words.signed} defaultChecked={post?.signed} />
          <FormCheckbox name="comments-closed" value="on" label={words["comments-closed"]} defaultChecked={post?.commentsClosed} />
        </div>
      </div>
      <SubmitButton className="self-end">{post ? words.save : words.send}</SubmitButton>
    </div>
  );
}

const HEADING = ["title", "topic", "tags"] as const;

/** What few posts need: closed until it holds something, or an answer complains of it. */
function Heading({ post, words }: Pick<Spoken, "words"> & { post: EditedPost | null }) {
  const { state } = useForm();
  const open = HEADING.some((name) => Boolean(post?.[name]) || state.fields?.[name] !== undefined);
  return (
    <details open={open} className="group/heading">
      <summary className="touch-target flex w-fit cursor-pointer items-center gap-1.5 py-1 text-sm text-muted hover:text-ink">
        {words.heading}
        <ChevronDownIcon size={16} className="transition-transform group-open/heading:rotate-180" />
      </summary>
      <div className="flex flex-col gap-4 pt-3">
        <div className="grid gap-4 sm:grid-cols-2">
          <FormField name="title" label={words.title} defaultValue={post?.title} />
          <FormField name="topic" label={words.topic} hint={words["topic-hint"]} defaultValue={post?.topic} />
        </div>
        <TagField name="tags" label={words.tags} hint={words["tags-hint"]} suggestions={words["tags-suggestions"]} defaultValue={post?.tags} />
      </div>
    </details>
  );
}

/** Enter in one of the lines sends nothing that is half written; with Ctrl or Cmd it does, wherever one is. */
function sendByKeys(event: KeyboardEvent<HTMLElement>): void {
  const { key, target } = event;
  if (key !== "Enter" || event.defaultPrevented || event.nativeEvent.isComposing) return;
  if (event.ctrlKey || event.metaKey) event.currentTarget.closest("form")?.requestSubmit();
  else if (!(target instanceof HTMLInputElement) || target.type !== "text") return;
  event.preventDefault();
}
