import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { CirclePage } from "@/components/people/circle-page";
import { metadataOrDeadEnd, orDeadEnd } from "@/components/shell/dead-ends";
import { loadProfile } from "@/lib/people/loaders";
import { loadCircle } from "@/lib/people/relations/loaders";

type Props = PageProps<"/u/[username]/followers">;

const usernameOf = async ({ params }: Props): Promise<string> => decodeURIComponent((await params).username);

async function about(props: Props): Promise<Metadata> {
  const [{ name }, t] = await Promise.all([loadProfile(await usernameOf(props), "/followers"), getTranslations("people.circle")]);
  return { title: t("followers-of", { name }) };
}

async function FollowersPage(props: Props) {
  return <CirclePage circle="followers" {...await loadCircle(await usernameOf(props), "followers", await props.searchParams)} />;
}

export const generateMetadata = metadataOrDeadEnd(about);
export default orDeadEnd(FollowersPage);
