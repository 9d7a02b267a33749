import type { Route } from "next";
import { getTranslations } from "next-intl/server";
import { cn } from "@/components/ui/classes";
import { ChevronLeftIcon, ChevronRightIcon, CloseIcon, InfoIcon, MaximizeIcon, type Icon } from "@/components/ui/icons";
import { LinkPending } from "@/components/ui/link-pending";
import { cameraName } from "@/lib/photos/format";
import { listUrl, photoUrl } from "@/lib/photos/sequences/schema";
import type { Sequence } from "@/lib/photos/sequences/types";
import type { Neighbours, PhotoCard, PhotoView } from "@/lib/photos/types";
import { CameraData } from "./camera-data";
import { CameraLine } from "./camera-line";
import { PhotoFigure } from "./photo-figure";
import { PhotoImage, stageSizes } from "./photo-image";
import { EnlargeLink } from "./viewer/enlarge-link";
import { Frame } from "./viewer/frame";
import { largestOf, widestOf } from "./viewer/largest";
import { LeaveLink } from "./viewer/leave-link";
import { PanelButton } from "./viewer/panel-button";
import type { Seen, Shown } from "./viewer/shown";
import { StepLink } from "./viewer/step-link";
import { photoWords } from "./words";

type Around = Neighbours & { sequence: Sequence };
type PhotoStageProps = { photo: PhotoView; around: Around; className?: string };

/** The photograph as large as the window lets it be, on the darkest surface of either theme, its neighbours a key, a swipe or a press away. */
export async function PhotoStage({ photo, around, className }: PhotoStageProps) {
  const [nameOf, t, ui, shown] = await Promise.all([photoWords(), getTranslations("viewer"), getTranslations("ui.photo"), shownOf(photo, around)]);
  const { previous, next, position, largest } = shown;
  return (
    <section data-theme="dark" aria-label={nameOf(photo)} className={cn("relative bg-stage text-on-stage lg:sticky lg:top-0 lg:h-svh", className)}>
      <Frame shown={shown}>
        <div className="stage-frame flex items-center justify-center">
          <PhotoFigure photo={photo} alt={nameOf(photo)} maxHeight="var(--stage-height)" />
        </div>
      </Frame>
      {previous && <Step href={previous.href} way="previous" label={ui("previous")} />}
      {next && <Step href={next.href} way="next" label={ui("next")} />}
      <LeaveLink href={listUrl(around.sequence, photo.owner)} label={await backTo(around.sequence)} className={cn(CORNER, "top-2 left-2")}>
        <CloseIcon />
      </LeaveLink>
      <div className="absolute top-2 right-2 flex gap-2">
        <PanelButton label={t("panel")} className={cn(ROUND, "hidden lg:flex [@media(scripting:none)]:hidden")}>
          <InfoIcon />
        </PanelButton>
        <EnlargeLink href={largest.src} label={t("enlarge")} className={ROUND}>
          <MaximizeIcon />
        </EnlargeLink>
      </div>
      {position && <p className="absolute bottom-3 left-1/2 -translate-x-1/2 rounded-full bg-[oklch(0_0_0/0.7)] px-3 py-1 text-sm tabular-nums">{position}</p>}
    </section>
  );
}

const ROUND =
  "flex size-10 items-center justify-center rounded-full bg-[oklch(0_0_0/0.45)] text-on-stage opacity-80 transition-opacity hover:opacity-100 focus-visible:opacity-100 pointer-coarse:size-11";
const CORNER = `absolute ${ROUND}`;

/** What the viewer is told of the photo and of what stands beside it. */
async function shownOf(photo: PhotoView, { sequence, previous, next, position }: Around): Promise<Shown> {
  const [nameOf, t] = await Promise.all([photoWords(), getTranslations("viewer")]);
  const seen = (card: PhotoCard): Seen => ({
    id: card.id,
    href: photoUrl(card.id, sequence),
    name: nameOf(card),
    size: { width: card.width, height: card.height },
    widest: widestOf(card),
    picture: <PhotoImage photo={card} alt={nameOf(card)} priority="eager" sizes={stageSizes(card)} fit="fill" />,
  });
  return {
    photo: seen(photo),
    previous: previous && seen(previous),
    next: next && seen(next),
    largest: largestOf(photo),
    position: position && position.total > 1 ? t("position", position) : null,
    announced: position && position.total > 1 ? t("announced", { ...position, name: nameOf(photo) }) : nameOf(photo),
    last: !next || (position !== null && position.number === position.total),
    camera: <CameraData photo={photo} />,
    caption: <Caption photo={photo} />,
  };
}

/** What the viewer says of a photograph without being asked. */
const Caption = ({ photo }: { photo: PhotoView }) => (
  <>
    <p className="truncate text-sm">
      {photo.title && <span className="font-medium">{photo.title} · </span>}
      {photo.owner.name}
    </p>
    <CameraLine line={photo.camera} camera={cameraName(photo)} />
  </>
);

/** Where the list is called by what it is. */
async function backTo(sequence: Sequence): Promise<string> {
  const t = await getTranslations("viewer.back");
  return sequence.kind === "tag" ? t("tag", { tag: sequence.tag }) : t(sequence.kind);
}

const WAYS: Record<"previous" | "next", { rel: "prev" | "next"; key: string; sign: Icon; side: string }> = {
  previous: { rel: "prev", key: "ArrowLeft", sign: ChevronLeftIcon, side: "left-0" },
  next: { rel: "next", key: "ArrowRight", sign: ChevronRightIcon, side: "right-0" },
};

/** A tall target at the edge; its sign stands out on any photograph. */
function Step({ href, way, label }: { href: Route; way: "previous" | "next"; label: string }) {
  const { rel, key, sign: Sign, side } = WAYS[way];
  return (
    <StepLink
      href={href}
      rel={rel}
      shortcut={key}
      label={label}
      className={cn("group absolute top-1/2 flex h-28 w-14 -translate-y-1/2 items-center justify-center -outline-offset-4", side)}
    >
      <span className="flex size-10 items-center justify-center rounded-full bg-[oklch(0_0_0/0.45)] text-on-stage opacity-80 transition-opacity group-hover:opacity-100 group-focus-visible:opacity-100">
        <Sign size={24} />
      </span>
      <LinkPending className="size-10 rounded-full border-2 border-accent" />
    </StepLink>
  );
}
