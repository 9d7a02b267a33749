import type { Route } from "next";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { cn } from "@/components/ui/classes";
import { ChevronLeftIcon, ChevronRightIcon, type Icon } from "@/components/ui/icons";
import { LinkPending } from "@/components/ui/link-pending";
import type { Neighbours, PhotoCard } from "@/lib/photos/types";
import { PhotoFigure } from "./photo-figure";
import { StageKeys } from "./stage-keys";
import { photoWords } from "./words";

type PhotoStageProps = {
  photo: PhotoCard;
  neighbours: Neighbours;
  className?: string;
};

/** The photograph as large as the window lets it be, on the darkest surface of either theme, its neighbours a key, a swipe or a press away. */
export async function PhotoStage({ photo, neighbours, className }: PhotoStageProps) {
  const [nameOf, t] = await Promise.all([photoWords(), getTranslations("ui.photo")]);
  const [previous, next] = [neighbours.previous, neighbours.next].map((neighbour) => neighbour && `/p/${neighbour.id}`);
  return (
    <section data-theme="dark" aria-label={nameOf(photo)} className={cn("relative bg-stage text-on-stage lg:sticky lg:top-0 lg:h-svh", className)}>
      <StageKeys previous={previous} next={next}>
        <div className="stage-frame flex items-center justify-center">
          <PhotoFigure photo={photo} alt={nameOf(photo)} maxHeight="var(--stage-height)" />
        </div>
      </StageKeys>
      {previous && <Step href={previous} rel="prev" label={t("previous")} icon={ChevronLeftIcon} side="left-0" />}
      {next && <Step href={next} rel="next" label={t("next")} icon={ChevronRightIcon} side="right-0" />}
    </section>
  );
}

type StepProps = { href: string; rel: "prev" | "next"; label: string; icon: Icon; side: string };

/** A tall target at the edge; its sign stands out on any photograph. */
const Step = ({ href, rel, label, icon: Sign, side }: StepProps) => (
  <Link
    href={href as Route}
    rel={rel}
    title={label}
    aria-label={label}
    scroll={false}
    className={cn("group absolute top-1/2 flex h-28 w-14 -translate-y-1/2 items-center justify-center -outline-offset-4", side)}
  >
    <span className="flex size-10 items-center justify-center rounded-full bg-[oklch(0_0_0/0.45)] text-on-stage opacity-80 transition-opacity group-hover:opacity-100 group-focus-visible:opacity-100">
      <Sign size={24} />
    </span>
    <LinkPending className="size-10 rounded-full border-2 border-accent" />
  </Link>
);
