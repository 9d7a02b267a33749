import { unstable_rethrow } from "next/navigation";
import { getTranslations } from "next-intl/server";
import type { z } from "zod";
import { AppError, type Message } from "@/lib/core/errors";
import type { FormAction, FormState } from "@/lib/core/form";
import { log } from "@/lib/core/log";
import { currentViewer, requireActor, type Actor, type Viewer } from "./session";

const SECRET_FIELD = /password|code|token/i;

/** A server action for `useActionState` forms that works without JavaScript too: parse, who, run, answer. Requires a signed-in member. */
export const formAction = <Schema extends z.ZodType, Data>(schema: Schema, run: (actor: Actor, input: z.output<Schema>) => Promise<Data>): FormAction<Data> =>
  build(schema, requireActor, run);

/** Like `formAction`, for the few forms that guests send too (sign in, sign up). */
export const openFormAction = <Schema extends z.ZodType, Data>(
  schema: Schema,
  run: (viewer: Viewer, input: z.output<Schema>) => Promise<Data>,
): FormAction<Data> => build(schema, currentViewer, run);

function build<Schema extends z.ZodType, Who, Data>(
  schema: Schema,
  who: () => Promise<Who>,
  run: (who: Who, input: z.output<Schema>) => Promise<Data>,
): FormAction<Data> {
  return async (_previous, form) => {
    const typed = entries(form);
    const values = Object.fromEntries(Object.entries(typed).filter(([name, value]) => typeof value === "string" && !SECRET_FIELD.test(name))) as Record<
      string,
      string
    >;
    const parsed = schema.safeParse(typed);
    if (!parsed.success) return { ok: false, values, ...(await say(issues(parsed.error))) };
    try {
      return { ok: true, data: await run(await who(), parsed.data) };
    } catch (error) {
      unstable_rethrow(error);
      return { ok: false, values, ...(await say(explain(error))) };
    }
  };
}

type Explanation = { message?: Message; fields?: Record<string, Message> };

/** Puts keys into words, in the language of the request. */
async function say({ message, fields = {} }: Explanation): Promise<Pick<FormState, "message" | "fields">> {
  const t = await getTranslations();
  return {
    message: message && t(message.key, message.values),
    fields: Object.fromEntries(Object.entries(fields).map(([name, { key, values }]) => [name, t(key, values)])),
  };
}

/** The one mapper from a failure to what a person is told. */
function explain(error: unknown): Explanation {
  if (error instanceof AppError) return error.field ? { fields: { [error.field]: error.say } } : { message: error.say };
  log.error({ err: error }, "an action failed");
  return { message: { key: "errors.fault" } };
}

/** Repeated names become lists; React's own `$ACTION` fields are left out. */
function entries(form: FormData): Record<string, unknown> {
  const names = [...new Set(form.keys())].filter((name) => !name.startsWith("$"));
  return Object.fromEntries(names.map((name): [string, unknown] => [name, form.getAll(name).length > 1 ? form.getAll(name) : form.get(name)]));
}

/** Zod's own words, which only a form that no page of ours sent calls up, are no key. */
const keyOf = ({ message }: z.core.$ZodIssue): string => (/^[\w-]+(\.[\w-]+)+$/.test(message) ? message : "errors.invalid");

/** Zod messages are message keys; a limit that was crossed rides along as `count`. */
function issues(error: z.ZodError): Explanation {
  const fields: Record<string, Message> = {};
  for (const issue of error.issues) {
    const field = String(issue.path[0] ?? "");
    const values = issue.code === "too_small" ? { count: Number(issue.minimum) } : issue.code === "too_big" ? { count: Number(issue.maximum) } : undefined;
    if (field && !fields[field]) fields[field] = { key: keyOf(issue), values };
  }
  const [first] = error.issues;
  return Object.keys(fields).length > 0 ? { fields } : { message: { key: first ? keyOf(first) : "errors.invalid" } };
}
