import { getFormatter, getTranslations } from "next-intl/server";
import { ChevronDownIcon } from "@/components/ui/icons";
import { derivativeUrl } from "@/lib/media/format";
import { cameraName, exposureParts } from "@/lib/photos/format";
import type { PhotoView } from "@/lib/photos/types";
import { CameraData } from "./camera-data";
import { CameraLine } from "./camera-line";
import { HistogramFigure } from "./histogram-figure";

/** How a photograph was made: open where it stands beside the photograph, else one line that says most of it and opens into all. */
export async function CameraSection({ photo }: { photo: PhotoView }) {
  const [t, words, format] = await Promise.all([getTranslations("photos"), getTranslations("ui.photo"), getFormatter()]);
  const { camera } = photo;
  const name = cameraName(photo);
  const isSilent = !name && exposureParts(camera, t, format).length === 0;
  return (
    <details className="open-beside group border-y border-line lg:border-b-0 lg:pt-6">
      <summary className="flex min-h-11 items-center gap-2 py-2">
        <span className={isSilent ? "text-sm" : "sr-only"}>{t("page.camera-data")}</span>
        <span className="min-w-0 flex-1">
          <span className="engraved block">{name}</span>
          <CameraLine line={camera} />
        </span>
        <ChevronDownIcon size={18} className="shrink-0 text-muted transition-transform group-open:rotate-180" />
      </summary>
      <section aria-label={t("page.camera-data")} className="flex flex-col gap-5 max-lg:pt-2 max-lg:pb-5">
        <CameraData photo={photo} />
        <HistogramFigure src={derivativeUrl(photo, 320)} words={{ title: words("histogram"), text: words("histogram-text") }} />
      </section>
    </details>
  );
}
