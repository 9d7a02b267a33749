"use client";

import { useRouter } from "next/navigation";
import { useId, useState, useTransition, type FocusEvent, type FormEvent, type ReactNode } from "react";
import { FieldError } from "@/components/ui/field";
import { paramsIn, parseQuery, searchUrl } from "@/lib/search/schema";
import type { Query, RangeField } from "@/lib/search/types";

type LiveFormProps = {
  field: RangeField;
  /** What is said of something that is no such value. */
  wrong: string;
  className?: string;
  children: ReactNode;
};

/**
 * Two fields of an interval, searched for as soon as one of them is left, so that nobody loses what they typed by going on without sending it; without
 * scripts, when they are sent. What cannot be read is told of, and stays.
 */
export function LiveForm({ field, wrong, className, children }: LiveFormProps) {
  const router = useRouter();
  const [pending, startTransition] = useTransition();
  const [isWrong, setWrong] = useState(false);
  const id = useId();

  const search = (form: HTMLFormElement): void => {
    const given = new FormData(form);
    const query = parseQuery(paramsIn(given));
    const unread = isUnread(field, given, query);
    setWrong(unread);
    if (!unread) startTransition(() => router.push(searchUrl(query), { scroll: false }));
  };
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    search(event.currentTarget);
  };
  const leave = ({ currentTarget: form, target, relatedTarget }: FocusEvent<HTMLFormElement>): void => {
    if (!(target instanceof HTMLInputElement) || target.value === target.defaultValue) return;
    // Whoever goes on to the button sends it with that.
    if (!(relatedTarget instanceof HTMLButtonElement && form.contains(relatedTarget))) search(form);
  };
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- its fields are what is left
    <form action="/search" onSubmit={submit} onBlur={leave} aria-busy={pending || undefined} aria-describedby={isWrong ? id : undefined}>
      <div className={className}>{children}</div>
      {isWrong && <FieldError id={id}>{wrong}</FieldError>}
    </form>
  );
}

/** Whether something stands in a field that the query knows nothing of. */
function isUnread(field: RangeField, given: FormData, query: Query): boolean {
  const said = (end: "from" | "to"): boolean => {
    const value = given.get(`${field}.${end}`);
    return typeof value === "string" && value.trim() !== "";
  };
  const own = query[field] ?? [];
  return (said("from") && own.every(({ from }) => from === undefined)) || (said("to") && own.every(({ to }) => to === undefined));
}
