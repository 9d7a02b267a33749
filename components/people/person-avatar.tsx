import { Avatar, type AvatarSize } from "@/components/ui/avatar";
import { avatarSources } from "@/lib/people/format";
import type { PersonCard } from "@/lib/people/types";

type PersonAvatarProps = { person: Pick<PersonCard, "name" | "avatarToken">; size?: AvatarSize; eager?: boolean; className?: string };

/** A person's picture, or their initials. */
export const PersonAvatar = ({ person, ...props }: PersonAvatarProps) => <Avatar name={person.name} {...avatarSources(person.avatarToken)} {...props} />;
