import {
  BellIcon,
  BookmarkIcon,
  ChartIcon,
  ExploreIcon,
  HomeIcon,
  PeopleIcon,
  PersonIcon,
  SearchIcon,
  SettingsIcon,
  ShieldIcon,
  UploadIcon,
  type Icon,
} from "@/components/ui/icons";

/** Whom the shell is drawn for; null for guests. */
export type ShellMember = {
  id: string;
  username: string;
  name: string;
  avatarToken: string | null;
  confirmed: boolean;
  awaitsApproval: boolean;
  mayUpload: boolean;
  mayAdminister: boolean;
  /** Lines of their notifications that they have not read. */
  unread: number;
};

export type PlaceName =
  | "home"
  | "explore"
  | "search"
  | "friends"
  | "notifications"
  | "upload"
  | "profile"
  | "statistics"
  | "searches"
  | "settings"
  | "administration";
export type Place = {
  name: PlaceName;
  href: string;
  icon: Icon;
  /** Addresses that belong to it without standing below its own. */ covers?: readonly string[];
};

/** What tabs of Explore lead to, and what these lead to. */
export const EXPLORED: readonly string[] = ["/cameras", "/lenses", "/compare", "/camera", "/lens", "/make", "/t"];

/** Where a member can go from everywhere. */
export function placesOf(member: ShellMember): Record<PlaceName, Place | null> {
  return {
    home: { name: "home", href: "/", icon: HomeIcon },
    explore: { name: "explore", href: "/explore", icon: ExploreIcon, covers: EXPLORED },
    search: { name: "search", href: "/search", icon: SearchIcon },
    friends: member.confirmed ? { name: "friends", href: "/friends", icon: PeopleIcon, covers: ["/people"] } : null,
    notifications: { name: "notifications", href: "/notifications", icon: BellIcon },
    upload: member.mayUpload ? { name: "upload", href: "/upload", icon: UploadIcon } : null,
    profile: { name: "profile", href: `/u/${encodeURIComponent(member.username)}`, icon: PersonIcon },
    statistics: { name: "statistics", href: "/statistics", icon: ChartIcon },
    searches: { name: "searches", href: "/searches", icon: BookmarkIcon },
    settings: { name: "settings", href: "/settings", icon: SettingsIcon },
    administration: member.mayAdminister ? { name: "administration", href: "/admin", icon: ShieldIcon } : null,
  };
}
