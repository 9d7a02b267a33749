import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { CirclePage } from "@/components/people/circle-page";
import { metadataOrDeadEnd, orDeadEnd } from "@/components/shell/dead-ends";
import { loadProfile } from "@/lib/people/loaders";
import { loadCircle } from "@/lib/people/relations/loaders";

type Props = PageProps<"/u/[username]/friends">;

const usernameOf = async ({ params }: Props): Promise<string> => decodeURIComponent((await params).username);

async function about(props: Props): Promise<Metadata> {
  const [{ name }, t] = await Promise.all([loadProfile(await usernameOf(props), "/friends"), getTranslations("people.circle")]);
  return { title: t("friends-of", { name }) };
}

async function FriendsPage(props: Props) {
  return <CirclePage circle="friends" {...await loadCircle(await usernameOf(props), "friends", await props.searchParams)} />;
}

export const generateMetadata = metadataOrDeadEnd(about);
export default orDeadEnd(FriendsPage);
