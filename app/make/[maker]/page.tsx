import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { MakerView } from "@/components/gear/maker-view";
import { metadataOrDeadEnd, orDeadEnd } from "@/components/shell/dead-ends";
import { loadMaker } from "@/lib/gear/catalogue/loaders";

type Props = PageProps<"/make/[maker]">;

async function about({ params }: Props): Promise<Metadata> {
  const [t, { maker, photos }] = await Promise.all([getTranslations("gear"), params.then((named) => loadMaker(named.maker))]);
  return { title: t("page.title", { name: maker }), robots: photos === 0 ? { index: false } : undefined };
}

async function MakePage({ params }: Props) {
  return <MakerView page={await loadMaker((await params).maker)} />;
}

export const generateMetadata = metadataOrDeadEnd(about);
export default orDeadEnd(MakePage);
