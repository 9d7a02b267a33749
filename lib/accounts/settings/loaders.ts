import { notFound } from "next/navigation";
import { requireMember } from "../loaders";
import type { OwnSession, OwnSettings } from "../types";
import { getSettings, listSessions } from "./data";

/** One's own settings; guests are sent to sign in. */
export async function ownSettings(place: "/settings" | `/settings/${"publishing" | "appearance"}`): Promise<OwnSettings> {
  return (await getSettings(await requireMember(place))) ?? notFound();
}

/** The browsers one is signed in with. */
export async function ownSessions(): Promise<OwnSession[]> {
  return listSessions(await requireMember("/settings/sessions"));
}
