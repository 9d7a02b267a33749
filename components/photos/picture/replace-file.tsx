"use client";

import type { Route } from "next";
import { useRouter } from "next/navigation";
import { useRef, useState } from "react";
import { Link } from "@/components/ui/link";
import { PictureInput } from "@/components/upload/picture-input";
import { createReplacementSend } from "@/components/upload/send";
import { sayProblem } from "@/components/upload/say";
import { SendingLine } from "@/components/upload/sending-line";
import { useFiles } from "@/components/upload/use-files";
import { useSending } from "@/components/upload/use-sending";
import { fill } from "@/components/upload/words";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { join } from "@/components/ui/join";
import { fileRefusal, MAX_MEGABYTES } from "@/lib/media/policy";
import type { ReplacementReceipt } from "@/lib/photos/versions/types";
import type { PictureWords } from "./words";

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
        <div className="flex w-full max-w-form flex-col gap-3">
          <SendingLine share={sending.share} trouble={sending.trouble} language={language} words={said} onCancel={() => sending.stop()} />
        </div>
      )}
      <PictureInput ref={input} label={said.choose} onFile={take} />
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
