import type { Route } from "next";
import { useRouter } from "next/navigation";
import { Button, buttonVariants } from "@/components/ui/button";
import { cn } from "@/components/ui/classes";
import { ActionForm, SubmitButton } from "@/components/ui/form";
import { Link } from "@/components/ui/link";
import { Progress } from "@/components/ui/progress";
import { Bulk } from "./bulk";
import { publishDraftsAction } from "@/lib/photos/drafts/actions";
import type { Entry, UploadQueue } from "./queue";
import { Row } from "./row";
import type { Summary } from "./summary";
import { fill, sayPercent, type UploadWords } from "./words";

type Props = { queue: UploadQueue; entries: readonly Entry[]; summary: Summary; username: string; language: string; words: UploadWords };

/** One row per file, and below them, always in sight, how far all of them are. */
export function Tray({ queue, entries, summary, username, language, words }: Props) {
  return (
    <section aria-labelledby="tray" className="min-w-0">
      <h2 id="tray" tabIndex={-1} className="text-lg font-semibold">
        {words.tray.title}
      </h2>
      <ul className="mt-2 divide-y divide-line">
        {entries.map((entry) => (
          <Row key={entry.id} entry={entry} queue={queue} language={language} words={words} />
        ))}
      </ul>
      <TrayFoot queue={queue} summary={summary} username={username} language={language} words={words.tray} bulkWords={words.queue} />
    </section>
  );
}

type FootProps = Pick<Props, "queue" | "summary" | "username" | "language"> & { words: UploadWords["tray"]; bulkWords: UploadWords["queue"] };

function TrayFoot({ queue, summary, username, language, words, bulkWords }: FootProps) {
  const { all, open, ready, failed, uploading, processing, progress, trouble } = summary;
  const sentence = trouble ? words.trouble : uploading > 0 ? words.leave : open === 0 && failed === 0 ? words.done : "";
  return (
    <div className="sticky bottom-[calc(3.5rem+env(safe-area-inset-bottom))] z-20 -mx-4 mt-2 border-t border-line bg-canvas px-4 py-3 sm:-mx-6 sm:px-6 md:bottom-0 lg:mx-0 lg:px-0">
      {uploading > 0 && <Progress label={words.overall} value={progress} className="mb-3" />}
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <div className="min-w-0 flex-1 basis-52">
          {/* Read out when a count changes, not with every byte. */}
          <p role="status" className="flex flex-wrap gap-x-3 font-medium tabular-nums">
            <span>{fill(words.ready, { ready, all })}</span>
            {failed > 0 && <span className="text-danger">{fill(words.failed, { failed })}</span>}
            <span className="sr-only"> {sentence}</span>
          </p>
          <p aria-hidden className="min-h-[1.125rem] text-sm text-muted tabular-nums">
            {uploading > 0 && !trouble && `${fill(words.progress, { percent: sayPercent(progress, language) })}. `}
            <span className={cn(sentence === words.leave && "max-sm:hidden")}>{sentence}</span>
          </p>
        </div>
        <div className="flex flex-wrap gap-2">
          <Bulk queue={queue} summary={summary} language={language} words={bulkWords} />
          {uploading === 0 && ready > 0 && (
            <Button variant="quiet" onClick={() => queue.clear()}>
              {words.clear}
            </Button>
          )}
          {ready + processing > 0 && <WhatNext queue={queue} whole={uploading === 0} username={username} words={words} />}
        </div>
      </div>
    </div>
  );
}

type NextProps = Pick<Props, "queue" | "username"> & { /** Whether all has arrived. */ whole: boolean; words: UploadWords["tray"] };

/** On to looking through what has arrived, or, once that is all, straight to everyone else. What was theirs before is neither. */
function WhatNext({ queue, whole, username, words }: NextProps) {
  const router = useRouter();
  const profile = `/u/${encodeURIComponent(username)}` as Route;
  const drafts = queue.entries().flatMap(({ id, state }) => {
    const arrived = state.is === "processing" || (state.is === "ready" && !state.already);
    return arrived ? [{ id, photoId: state.photoId }] : [];
  });
  if (drafts.length === 0) {
    return (
      whole && (
        <Link href={profile} className={buttonVariants({ variant: "primary" })}>
          {words.profile}
        </Link>
      )
    );
  }
  const published = (): void => {
    for (const { id } of drafts) queue.remove(id);
    router.push(profile);
  };
  return (
    <>
      {whole && (
        <ActionForm action={publishDraftsAction} onDone={published} className="flex flex-wrap items-center gap-2">
          <input type="hidden" name="photos" value={drafts.map(({ photoId }) => photoId).join(",")} />
          <SubmitButton variant="secondary">{fill(words["publish-all"], { count: drafts.length })}</SubmitButton>
        </ActionForm>
      )}
      <Link href="/upload/review" className={buttonVariants({ variant: "primary" })}>
        {fill(words.review, { count: drafts.length })}
      </Link>
    </>
  );
}
