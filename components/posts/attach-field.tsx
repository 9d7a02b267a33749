"use client";

import { useEffect, useEffectEvent, useRef, useState } from "react";
import { IconButton } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { FieldError } from "@/components/ui/field";
import { useField } from "@/components/ui/form";
import { AttachIcon } from "@/components/ui/icons";
import { join } from "@/components/ui/join";
import { useScripted } from "@/components/ui/use-scripted";
import { useFiles } from "@/components/upload/use-files";
import { fill } from "@/components/upload/words";
import { newId } from "@/lib/core/ids";
import { MOST_ATTACHMENTS } from "@/lib/media/attachments/types";
import { MAX_MEGABYTES } from "@/lib/media/policy";
import type { Attachment } from "@/lib/posts/types";
import { AttachRow } from "./attach-row";
import { CHOSEN, TOLD } from "./pieces";
import { hindranceOf, onTheirWay, withChosen, type AttachedFile } from "./attaching";
import { useSent } from "./use-sent";
import type { Spoken } from "./words";

type AttachFieldProps = Spoken & {
  /** Those that go with it already. */
  initial?: readonly Attachment[];
};

const NONE: readonly Attachment[] = [];

const known = (initial: readonly Attachment[]): AttachedFile[] =>
  initial.map(({ id, name, bytes }) => ({ key: id, name, bytes, file: null, id, state: "here", problem: null }));

/**
 * Files of any kind that go with what its form says: chosen, dropped anywhere on the form, or pasted into it. Each is on its way at once, and stands in the
 * form as `attachment` when it is here; the form is not sent before all are. Without scripts, those it has already can be taken out. Stands in a `Pieces`.
 */
export function AttachField({ initial = NONE, language, words }: AttachFieldProps) {
  const [files, setFiles] = useState(() => known(initial));
  const [notice, setNotice] = useState<"too-many" | "under-way" | "failed" | null>(null);
  const room = useRef<HTMLDivElement>(null);
  const form = useRef<HTMLFormElement>(null);
  const input = useRef<HTMLInputElement>(null);
  const chooser = useRef<HTMLButtonElement>(null);
  const scripted = useScripted();
  const { error } = useField("attachment", undefined);
  const change = (next: (before: AttachedFile[]) => AttachedFile[]): void => {
    setNotice(null);
    setFiles(next);
    room.current?.dispatchEvent(new Event("input", { bubbles: true }));
  };
  const take = (...chosen: File[]): void => {
    const { files: next, tooMany } = withChosen(files, chosen, newId);
    change(() => next);
    if (tooMany) setNotice("too-many");
  };
  const over = useFiles(form, { paste: "within", take });
  useGuard(form, () => {
    const hindrance = hindranceOf(files);
    setNotice(hindrance);
    return hindrance !== null;
  });
  useSent(() => setFiles(known(initial)));
  const turns = onTheirWay(files);
  return (
    <div
      ref={(node) => {
        room.current = node;
        form.current = node?.closest("form") ?? null;
      }}
      className="contents"
    >
      {files.length > 0 && (
        <ul aria-label={words.attach.title} className={`${CHOSEN} divide-y divide-line`}>
          {files.map((one) =>
            scripted ? (
              <AttachRow
                key={one.key}
                one={one}
                turn={turns.has(one.key)}
                language={language}
                words={words}
                onChange={(now) => change((before) => before.map((other) => (other.key === one.key ? { ...other, ...now } : other)))}
                onRemove={() => {
                  change((before) => before.filter(({ key }) => key !== one.key));
                  chooser.current?.focus();
                }}
              />
            ) : (
              <li key={one.key}>
                <Checkbox name="attachment" value={one.id ?? ""} defaultChecked label={fill(words.attach.keep, { name: one.name })} />
              </li>
            ),
          )}
        </ul>
      )}
      {scripted && files.map(({ key, id }) => id && <input key={key} type="hidden" name="attachment" value={id} />)}
      <IconButton
        ref={chooser}
        label={words.attach.add}
        title={`${words.attach.add}. ${fill(words.attach.hint, { megabytes: MAX_MEGABYTES })}`}
        className={join("noscript:hidden", over && "outline-2 outline-accent outline-dashed")}
        onClick={() => input.current?.click()}
      >
        <AttachIcon />
      </IconButton>
      {over && <p className="px-2 text-sm text-muted">{words.attach.drop}</p>}
      <input
        ref={input}
        type="file"
        multiple
        hidden
        onChange={({ currentTarget }) => {
          const chosen = [...(currentTarget.files ?? [])];
          // The same file can be chosen twice.
          currentTarget.value = "";
          take(...chosen);
        }}
      />
      <div className={TOLD}>
        <div role="status">{notice && <FieldError>{fill(words.attach[notice], { most: MOST_ATTACHMENTS })}</FieldError>}</div>
        {error && <FieldError>{error}</FieldError>}
      </div>
    </div>
  );
}

/** Holds a form back while something says so. */
function useGuard(form: { current: HTMLFormElement | null }, holds: () => boolean): void {
  const held = useEffectEvent(holds);
  useEffect(() => {
    const node = form.current;
    const guard = (event: Event): void => {
      if (!held()) return;
      event.preventDefault();
      event.stopPropagation();
    };
    node?.addEventListener("submit", guard);
    return () => node?.removeEventListener("submit", guard);
  }, [form]);
}
