"use server";

import { notFound } from "next/navigation";
import type { FormState } from "@/lib/core/form";

/** Answers the form on the design page in every way a real action can; exists in development only. */
export async function trySendAction(_previous: FormState, form: FormData): Promise<FormState> {
  if (process.env.NODE_ENV === "production") notFound();
  const values = Object.fromEntries([...form].flatMap(([name, value]) => (typeof value === "string" && !name.startsWith("$") ? [[name, value]] : [])));
  if (values.refuse) return { ok: false, values, message: "That is our fault, and we have noted it. Nothing was changed; please try again." };
  if (!values.name) return { ok: false, values, fields: { name: "Please tell us your name." } };
  return { ok: true };
}
