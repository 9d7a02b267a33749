import type { Route } from "next";
import { redirect } from "next/navigation";
import type { Member } from "@/lib/platform/session";
import { requireMember } from "../loaders";

/**
 * The member of this request, who gave the password within the last ten minutes; others give it first, and come back.
 * The deed itself asks `demandRecent`: this only spares people from being refused.
 */
export async function requireRecent(path: string): Promise<Member> {
  const member = await requireMember(path);
  if (!member.recent) redirect(`/again?to=${encodeURIComponent(path)}` as Route);
  return member;
}
