import type { OwnProfile } from "@/lib/accounts/settings/types";
import type { ProfileField } from "@/lib/people/types";
import type { ChangedField } from "./types";

const SAID: readonly ProfileField[] = ["bio", "website", "city", "birthday", "interests", "contacts"];

type Said = { name: string } & OwnProfile;

/** What others are told of a changed profile: what is said anew, or to more people, as far as it is for anybody else. That something is gone is no news. */
export function changedFields(before: Said, after: Said): ChangedField[] {
  const fields = SAID.filter((field) => {
    const audience = `${field}For` as const;
    const opened = before[audience] === "private";
    return Boolean(after[field]) && after[audience] !== "private" && (opened || before[field] !== after[field]);
  });
  return before.name === after.name ? fields : ["name", ...fields];
}
