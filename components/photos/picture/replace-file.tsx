"use client";

import type { Route } from "next";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useRef, useState } from "react";
import { useFiles } from "@/components/people/portraits/use-files";
import { createReplacementSend } from "@/components/upload/send";
import { sayProblem } from "@/components/upload/say";
import { useSending } from "@/components/upload/use-sending";
import { fill, sayPercent } from "@/components/upload/words";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { join } from "@/components/ui/join";
import { Progress } from "@/components/ui/progress";
import { EXTENSIONS, PICTURE_TYPES } from "@/lib/core/sniff";
import { fileRefusal, MAX_MEGABYTES } from "@/lib/media/policy";
import type { ReplacementReceipt } from "@/lib/photos/versions/types";
import type { PictureWords } from "./words";

/** What is chosen from: media types, and names for systems that know none. */
const ACCEPT = PICTURE_TYPES.flatMap((type) => [type, ...EXTENSIONS[type].map((extension) => `.${extension}`)]).join();

type ReplaceFileProps = { photoId: string; language: string; words: PictureWords };

/** Where a file is chosen that takes the place of the photo's. */
export function ReplaceFile({ photoId, language, words }: ReplaceFileProps) {
  const router = useRouter();
  const room = useRef<HTMLDivElement>(null);
  const input = useRef<HTMLInputElement>(null);
  const [chosen, setChosen] = useState<Pick<File, "name" | "size">>({ name: "", size: 0 });
  const [receipt, setReceipt] = useState<ReplacementReceipt | null>(null);
  const sending = useSending<ReplacementReceipt>((arrived) => {
    setReceipt(arrived);
    router.refresh();
  });
  const take = (file: File): void => {
    const refusal = fileRefusal(file);
    setReceipt(null);
    setChosen(file);
    sending.stop(refusal);
    if (refusal === null) void sending.send(file, createReplacementSend(file, { photoId }));
  };
  const over = useFiles(room, { paste: false, take });
  const said = words.replace;
  const problem = sending.problem ?? (receipt?.outcome === "gone" ? "gone" : null);
  return (
    <div ref={room} className={join("flex flex-col items-start gap-4 rounded-md", over && "outline-2 outline-offset-8 outline-accent outline-dashed")}>
      {sending.share === null ? (
        <Button className="noscript:hidden" onClick={() => input.current?.click()}>
          {said.choose}
        </Button>
      ) : (
        <OnItsWay share={sending.share} trouble={sending.trouble} language={language} words={said} onCancel={() => sending.stop()} />
      )}
      <input
        ref={input}
        type="file"
        accept={ACCEPT}
        hidden
        aria-label={said.choose}
        onChange={({ currentTarget }) => {
          const [file] = currentTarget.files ?? [];
          currentTarget.value = "";
          if (file) take(file);
        }}
      />
      {problem && (
        <Callout tone="danger" role="alert">
          {sayProblem({ code: problem, file: chosen, figures: sending.figures }, language, words.problems)}
        </Callout>
      )}
      {receipt?.outcome === "already" && <AlreadyTheirs photoId={photoId} receipt={receipt} words={said} />}
      <p className="text-sm text-muted noscript:hidden">{fill(said.formats, { megabytes: MAX_MEGABYTES })}</p>
      <p className="hidden text-sm text-muted noscript:block">{said["no-script"]}</p>
    </div>
  );
}

type Words = PictureWords["replace"];
type OnItsWayProps = { share: number; trouble: boolean; language: string; words: Words; onCancel: () => void };

const OnItsWay = ({ share, trouble, language, words, onCancel }: OnItsWayProps) => (
  <div className="flex w-full max-w-form flex-col gap-3">
    <Progress label={words.sending} value={share} />
    <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
      <p role="status" className="min-w-0 flex-1 text-sm text-muted tabular-nums">
        {trouble ? words.trouble : fill(words.progress, { percent: sayPercent(share, language) })}
      </p>
      <Button size="sm" onClick={onCancel}>
        {words.cancel}
      </Button>
    </div>
  </div>
);

const AlreadyTheirs = ({ photoId, receipt, words }: { photoId: string; receipt: ReplacementReceipt; words: Words }) =>
  receipt.photoId === photoId ? (
    <Callout role="status">{words.same}</Callout>
  ) : (
    <Callout role="status">
      {words.already}{" "}
      <Link href={`/p/${receipt.photoId}` as Route} className="underline">
        {words["already-link"]}
      </Link>
    </Callout>
  );
