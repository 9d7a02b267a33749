import type { Audience, ProfileField } from "@/lib/people/types";

type Audiences = { [Field in ProfileField as `${Field}For`]: Audience };

/** All one has said about oneself, and for whom. */
export type OwnProfile = Record<Exclude<ProfileField, "birthday">, string> & Audiences & { birthday: string | null };

/** What holds until somebody has said something: the same as the table's own. */
export const SILENT: OwnProfile = {
  bio: "",
  bioFor: "public",
  website: "",
  websiteFor: "public",
  city: "",
  cityFor: "public",
  birthday: null,
  birthdayFor: "private",
  interests: "",
  interestsFor: "public",
  contacts: "",
  contactsFor: "friends",
};

/** What one's signature is, with all that was kept of the kinds it is not. */
export type OwnSignature = { kind: SignatureKind; path: string | null; token: string | null };

export const SIGNATURES = ["none", "name", "drawn", "uploaded"] as const;
type SignatureKind = (typeof SIGNATURES)[number];
