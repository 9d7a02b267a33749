import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { CirclePage } from "@/components/people/circle-page";
import { metadataOrDeadEnd, orDeadEnd } from "@/components/shell/dead-ends";
import { loadProfile } from "@/lib/people/loaders";
import { loadCircle } from "@/lib/people/relations/loaders";

type Props = PageProps<"/u/[username]/following">;

const usernameOf = async ({ params }: Props): Promise<string> => decodeURIComponent((await params).username);

async function about(props: Props): Promise<Metadata> {
  const [{ name }, t] = await Promise.all([loadProfile(await usernameOf(props), "/following"), getTranslations("people.circle")]);
  return { title: t("following-of", { name }) };
}

async function FollowingPage(props: Props) {
  return <CirclePage circle="following" {...await loadCircle(await usernameOf(props), "following", await props.searchParams)} />;
}

export const generateMetadata = metadataOrDeadEnd(about);
export default orDeadEnd(FollowingPage);
