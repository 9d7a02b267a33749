"use client";

import { HeartIcon } from "@/components/ui/icons";
import { likeAction } from "@/lib/reactions/likes/actions";
import type { Likeable, Likes } from "@/lib/reactions/likes/types";
import { Failure } from "./failure";
import { SIZES, type Size } from "./look";
import { useReaction } from "./use-reaction";

type LikeToggleProps = {
  kind: Likeable;
  id: string;
  given: Likes;
  locale: string;
  words: { like: string; failed: string };
  size: Size;
  shortcut?: string;
};

/** How it stands once the reader likes it, or does not; said twice, it counts once. */
const liked =
  (mine: boolean) =>
  (now: Likes): Likes => ({ count: now.count + Number(mine) - Number(now.mine), mine });

/** Likes something, or takes that back. */
export function LikeToggle({ kind, id, given, locale, words, size, shortcut }: LikeToggleProps) {
  const { shown, submit, send, failure, forgive } = useReaction(given, likeAction, words.failed);
  const figure = shown.count > 0 ? shown.count.toLocaleString(locale) : "";
  return (
    <form action={submit} onSubmit={(event) => send(event, liked(!shown.mine))} className="relative">
      <input type="hidden" name="kind" value={kind} />
      <input type="hidden" name="id" value={id} />
      <input type="hidden" name="on" value={shown.mine ? "no" : "yes"} />
      <button
        type="submit"
        aria-pressed={shown.mine}
        aria-label={figure ? `${words.like}: ${figure}` : words.like}
        title={words.like}
        onBlur={forgive}
        aria-keyshortcuts={shortcut}
        className={SIZES[size].pressable}
      >
        <HeartIcon size={SIZES[size].icon} className={shown.mine ? "fill-current" : undefined} />
        {figure}
      </button>
      <Failure>{failure}</Failure>
    </form>
  );
}
