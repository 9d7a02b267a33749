import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { GearView } from "@/components/gear/gear-view";
import { metadataOrDeadEnd, orDeadEnd } from "@/components/shell/dead-ends";
import { loadGear } from "@/lib/gear/page/loaders";

type Props = PageProps<"/camera/[slug]">;

async function about({ params }: Props): Promise<Metadata> {
  const [t, { gear, photos }] = await Promise.all([getTranslations("gear"), params.then(({ slug }) => loadGear("camera", slug))]);
  return { title: t("page.title", { name: gear.name }), robots: photos === 0 ? { index: false } : undefined };
}

async function CameraPage({ params }: Props) {
  return <GearView page={await loadGear("camera", (await params).slug)} />;
}

export const generateMetadata = metadataOrDeadEnd(about);
export default orDeadEnd(CameraPage);
