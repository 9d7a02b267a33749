import type { Route } from "next";
import { ActionForm, SubmitButton } from "@/components/ui/form";
import { Link } from "@/components/ui/link";
import type { NameCard } from "@/lib/people/cards/types";
import { relateAction } from "@/lib/people/relations/actions";
import { PersonAvatar } from "./person-avatar";

/** Who somebody is, in short, with what one press changes about following them. */
export function NameCardContent({ card: { person, badges, counts, bio, follow }, onDone }: { card: NameCard; onDone: () => void }) {
  return (
    <>
      <div className="flex items-center gap-3">
        <PersonAvatar person={person} eager />
        <div className="min-w-0 flex-1">
          <Link href={`/u/${encodeURIComponent(person.username)}` as Route} className="block truncate font-medium hover:underline">
            {person.name}
          </Link>
          <p className="truncate text-sm text-muted">@{person.username}</p>
        </div>
      </div>
      {bio && <p className="line-clamp-3 text-sm wrap-anywhere">{bio}</p>}
      <p className="flex flex-wrap gap-x-3 text-sm text-muted tabular-nums">
        {[...counts, ...badges].map((words) => (
          <span key={words}>{words}</span>
        ))}
      </p>
      {follow && (
        <ActionForm action={relateAction} onDone={onDone} className="flex flex-col gap-3">
          <input type="hidden" name="person" value={person.id} />
          <input type="hidden" name="deed" value={follow.deed} />
          <SubmitButton variant={follow.primary ? "primary" : "secondary"} size="sm" aria-label={follow.does}>
            {follow.words}
          </SubmitButton>
        </ActionForm>
      )}
    </>
  );
}
