import { getFormatter, getTranslations } from "next-intl/server";
import { cn } from "@/components/ui/classes";
import { PencilIcon } from "@/components/ui/icons";
import { Link } from "@/components/ui/link";
import { gearName } from "@/lib/gear/format";
import { gearUrl } from "@/lib/gear/schema";
import { cameraFacts, dimensions, megapixels, takenAt, type CameraFact } from "@/lib/photos/format";
import type { CameraData as Camera } from "@/lib/photos/exif/types";
import type { PhotoView } from "@/lib/photos/types";
import { searchUrl } from "@/lib/search/schema";

type Fact = {
  field: string;
  label: string;
  value: string;
  /** The page of the gear, or the search for photographs that share the value. */
  href?: ReturnType<typeof searchUrl>;
  /** Its owner entered it, because the file does not say it. */
  byHand: boolean;
};

/** Letters that fill the two lines a value may take in one column. */
const TWO_LINES = 32;

/** Whether it stands across two columns: names of gear lead the rest, and what is long would stand higher than wide. */
const isWide = ({ field, value }: Fact): boolean => field === "camera" || field === "lens" || value.length > TWO_LINES;

/** Begins as figures do; among words, figures of one width would tear hyphens from their neighbours. */
const FIGURES = /^(?:[+−-]?\d|f\/|ISO)/;

/** All that is known of how a photograph was made, its gear leading to pages of their own and each value to the photographs that share it. */
export async function CameraData({ photo, className }: { photo: PhotoView; className?: string }) {
  const [facts, hand] = await Promise.all([factsOf(photo), getTranslations("hand")]);
  return (
    <div className={cn("@container", className)}>
      {/* Dense: a short fact goes up into the gap before a long one. */}
      <dl className="grid grid-flow-row-dense grid-cols-2 gap-x-6 gap-y-3 @min-[36rem]:grid-cols-4">
        {facts.map((fact) => (
          <div key={fact.field} className={cn("min-w-0", isWide(fact) && "col-span-2")}>
            <dt className="text-xs text-muted">{fact.label}</dt>
            <dd className={cn("text-balance wrap-anywhere", FIGURES.test(fact.value) && "tabular-nums")}>
              {fact.href ? (
                <Link
                  href={fact.href}
                  className="touch-target underline decoration-line decoration-1 underline-offset-4 hover:text-accent-text hover:decoration-current"
                >
                  {fact.value}
                </Link>
              ) : (
                fact.value
              )}
              {fact.byHand && (
                <>
                  {" "}
                  <PencilIcon size={12} className="ml-0.5 inline align-baseline text-muted" />
                  <span className="sr-only">{hand("byHand")}</span>
                </>
              )}
            </dd>
          </div>
        ))}
      </dl>
      {facts.some(({ byHand }) => byHand) && (
        <p className="mt-4 flex items-center gap-1.5 text-xs text-muted">
          <PencilIcon size={12} className="shrink-0" />
          {hand("legend")}
        </p>
      )}
    </div>
  );
}

async function factsOf({ camera, gear, width, height, byHand }: PhotoView): Promise<Fact[]> {
  const [t, format] = await Promise.all([getTranslations("photos"), getFormatter()]);
  const isByHand = (field: string): boolean => byHand.some((one) => one === field);
  const named = (field: string, value: string | null | undefined, href?: Fact["href"]): Fact[] =>
    value ? [{ field, label: t(`field.${field}`), value, href, byHand: isByHand(field) }] : [];
  return [
    ...named("camera", gear.camera?.name ?? camera.model, gear.camera ? gearUrl({ kind: "camera", slug: gear.camera.slug }) : undefined),
    ...named("lens", gearName(gear.lens?.name ?? camera.lensModel ?? ""), gear.lens ? gearUrl({ kind: "lens", slug: gear.lens.slug }) : undefined),
    ...cameraFacts(camera, t, format).map((fact) => ({ ...fact, href: searchFor(fact.field, camera), byHand: isByHand(fact.field) })),
    ...named("taken", takenAt(camera, format, byHand)),
    ...named("dimensions", width > 0 ? `${dimensions({ width, height }, format)}, ${megapixels({ width, height }, t, format)}` : null),
    ...named("software", camera.software),
    ...named("artist", camera.artist),
    ...named("copyright", camera.copyright),
    ...named("cameraSerial", camera.cameraSerial),
    ...named("lensSerial", camera.lensSerial),
  ];
}

/** The search for exactly this value, where photographs can be searched by it. */
function searchFor(field: CameraFact["field"], camera: Camera): Fact["href"] {
  if (field !== "focalLength" && field !== "aperture" && field !== "exposureTime" && field !== "iso") return undefined;
  const value = camera[field];
  return value === null ? undefined : searchUrl({ [field]: { from: value, to: value } });
}
