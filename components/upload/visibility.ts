import { GlobeIcon, LockIcon, PeopleIcon } from "@/components/ui/icons";
import type { Choices } from "./queue";

export type Visibility = Choices["visibility"];

/** Who may see a photo, widest first, each with its sign. */
export const VISIBILITIES = ["public", "friends", "private"] as const satisfies Visibility[];
export const VISIBILITY_ICONS = { public: GlobeIcon, friends: PeopleIcon, private: LockIcon } as const;
