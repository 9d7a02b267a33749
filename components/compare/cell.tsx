import type { CSSProperties } from "react";
import { PersonName } from "@/components/people/person-name";
import { PhotoImage, ratioOf } from "@/components/photos/photo-image";
import { photoWords } from "@/components/photos/words";
import { WarningIcon } from "@/components/ui/icons";
import { Link } from "@/components/ui/link";
import type { Comparison, Specimen } from "@/lib/gear/comparison/types";
import { photoUrl } from "@/lib/photos/sequences/schema";
import { CellSteps, type Steps } from "./cell-steps";
import { compareWords } from "./words";

type CellProps = {
  comparison: Comparison;
  photo: Specimen;
  /** What it is scaled by under the loupe, 1 for as it is. */
  scale: number;
  /** What else could stand here; of photographs picked one by one, nothing. */
  steps?: Steps;
};

/** One photograph of a comparison: whole, under the loupe, whose it is, and what makes it a witness less to be trusted. */
export async function Cell({ comparison, photo, scale, steps }: CellProps) {
  const [words, nameOf] = await Promise.all([compareWords(), photoWords()]);
  const { t } = words;
  const name = nameOf(photo);
  return (
    <figure className="flex flex-col gap-2">
      <div>
        <div className="flex h-(--photo) items-center justify-center bg-[light-dark(var(--sunken),var(--stage))]">
          <Whole comparison={comparison} photo={photo} name={name} />
        </div>
        {comparison.loupe && <Pane photo={photo} scale={scale} label={t("loupe.pane", { photo: name })} />}
      </div>
      <figcaption className="flex flex-col gap-1 px-1 text-sm">
        {steps && <CellSteps comparison={comparison} shown={photo.id} steps={steps} words={words} />}
        <p className="flex min-w-0 items-baseline gap-1.5 text-muted">
          <PersonName person={photo.owner} className="truncate" />
          <span aria-hidden="true">·</span>
          <Link href={photoUrl(photo.id)} className="touch-target shrink-0 hover:text-ink hover:underline">
            {t("cell.photo")}
            <span className="sr-only"> {name}</span>
          </Link>
        </p>
        <Caveat photo={photo} t={t} />
      </figcaption>
    </figure>
  );
}

/** All of the photograph. Under the loupe one chooses the place in it, else it leads to its page. */
function Whole({ comparison, photo, name }: { comparison: Comparison; photo: Specimen; name: string }) {
  const style = { width: `min(100%, calc(var(--photo) * ${ratioOf(photo).toFixed(4)}))`, aspectRatio: ratioOf(photo) };
  const image = <PhotoImage photo={photo} alt={name} sizes="(width >= 48rem) 20rem, 45vw" fit="fill" />;
  if (!comparison.loupe)
    return (
      <Link href={photoUrl(photo.id)} className="block focus-visible:outline-offset-0" style={style}>
        {image}
      </Link>
    );
  return (
    <div data-loupe-photo className="relative cursor-crosshair touch-manipulation overflow-hidden select-none" style={style}>
      {image}
      {/* A wider target around it for fingers, which scroll the page everywhere else. */}
      <span
        data-loupe-frame
        aria-hidden="true"
        className="absolute size-8 touch-none border border-white outline outline-black/50 before:absolute before:-inset-4 pointer-fine:pointer-events-none"
        style={{ left: "calc(var(--loupe-x) * 100%)", top: "calc(var(--loupe-y) * 100%)", translate: "-50% -50%" }}
      />
    </div>
  );
}

/** Real pixels of the copy that has them all. It is fetched when it comes into view, and the blurred likeness stands in its place until then. */
function Pane({ photo, scale, label }: { photo: Specimen; scale: number; label: string }) {
  const { address, width, height } = photo.full;
  const style = {
    "--width": width,
    "--height": height,
    "--scale": scale,
    ...(photo.placeholder && { backgroundImage: `url(${photo.placeholder})` }),
  } as CSSProperties;
  return (
    <div
      data-loupe-pane
      data-width={width}
      data-height={height}
      data-scale={scale}
      className="[container-type:size] relative mt-1 h-(--pane) cursor-grab touch-none overflow-hidden bg-stage select-none active:cursor-grabbing"
    >
      {/* oxlint-disable-next-line next/no-img-element -- one file, as it is: that is the point */}
      <img src={address} width={width} height={height} alt={label} loading="lazy" decoding="async" draggable={false} className="loupe-pixels" style={style} />
    </div>
  );
}

function Caveat({ photo: { editing }, t }: { photo: Specimen; t: Awaited<ReturnType<typeof compareWords>>["t"] }) {
  if (editing.kind !== "edited" && editing.kind !== "unsure") return null;
  return (
    <p className="flex items-start gap-1.5 text-xs text-warning">
      <WarningIcon size={14} className="mt-px shrink-0" />
      <span className="min-w-0 break-words">{t(`caveat.${editing.kind}`, { by: editing.by })}</span>
    </p>
  );
}
