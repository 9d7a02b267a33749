import { PersonAvatar } from "@/components/people/person-avatar";
import { PersonIcon } from "@/components/ui/icons";
import type { ShellMember } from "./places";

/** The sign of one's own page: one's picture, once there is one. */
export const MySign = ({ member, size }: { member: ShellMember; size: number }) =>
  member.avatarToken === null ? <PersonIcon size={size} /> : <PersonAvatar person={member} size="xs" eager className="-m-0.5" />;
