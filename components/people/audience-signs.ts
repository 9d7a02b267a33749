import { GlobeIcon, LockIcon, PeopleIcon } from "@/components/ui/icons";

/** How it is drawn who may see something. */
export const AUDIENCE_SIGNS = { public: GlobeIcon, friends: PeopleIcon, private: LockIcon } as const;
