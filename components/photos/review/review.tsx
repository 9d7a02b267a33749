import { getFormatter, getTranslations } from "next-intl/server";
import { ActionForm } from "@/components/ui/form";
import { buttonVariants } from "@/components/ui/button";
import { EmptyPhotos } from "@/components/ui/drawings";
import { EmptyState } from "@/components/ui/empty-state";
import { Link } from "@/components/ui/link";
import { reviewDraftsAction } from "@/lib/photos/drafts/actions";
import { writeDraftPlace } from "@/lib/photos/drafts/schema";
import type { Draft, DraftsPage } from "@/lib/photos/drafts/types";
import { publishableFacts } from "@/lib/photos/format";
import { LICENCES, VISIBILITIES } from "@/lib/photos/types";
import { DraftCard } from "./draft-card";
import { ManyPanel } from "./many-panel";
import { ReviewBar, type BarWords } from "./review-bar";
import type { CardOf, CardWords } from "./words";

/** Pictures that are seen at once. */
const FIRST = 3;

type ReviewProps = { page: DraftsPage; username: string; /** Whether this is not the first page. */ later: boolean };

/**
 * A page of drafts. One form holds all cards, so that whatever is pressed, with scripts or without, nothing that was typed on any of them is lost;
 * it stays where it is when there is no draft left, to say what became of the last.
 */
export async function Review({ page: { drafts, next, all, until }, username, later }: ReviewProps) {
  const [words, bar, toCard] = await Promise.all([cardWords(), barWords(all), cardsWriter()]);
  return (
    <ActionForm id="review" action={reviewDraftsAction} className="group/review flex flex-col gap-6">
      {/* What the Enter key presses in any of the fields. */}
      <button type="submit" name="deed" value="save" tabIndex={-1} aria-hidden className="sr-only" />
      {until && <input type="hidden" name="until" value={until} />}
      {all > 0 && (
        <div className="grid items-start gap-6 lg:grid-cols-[minmax(0,1fr)_19rem] lg:gap-10">
          <div className="lg:sticky lg:top-6 lg:order-last lg:max-h-[calc(100svh-9rem)] lg:overflow-y-auto">
            <ManyPanel all={all} />
          </div>
          <ul className="min-w-0">
            {drafts.map((draft, index) => (
              <DraftCard key={draft.id} draft={toCard(draft)} words={words} first={index < FIRST} />
            ))}
          </ul>
        </div>
      )}
      <ReviewBar words={bar} all={all} username={username} next={next && writeDraftPlace(next)} later={later} />
      {all === 0 && <NoDrafts />}
    </ActionForm>
  );
}

async function NoDrafts() {
  const t = await getTranslations("review.empty");
  const upload = (
    <Link href="/upload" className={buttonVariants({ variant: "primary" })}>
      {t("action")}
    </Link>
  );
  return (
    <EmptyState drawing={<EmptyPhotos />} title={t("title")} action={upload}>
      {t("text")}
    </EmptyState>
  );
}

/** Puts what a file says into words: cards do not. */
async function cardsWriter(): Promise<(draft: Draft) => CardOf> {
  const [t, format] = await Promise.all([getTranslations("photos"), getFormatter()]);
  return ({ camera, byHand, gear, tags, ...draft }) => ({
    ...draft,
    tags: tags.map(({ name }) => name).join(", "),
    facts: publishableFacts({ camera, byHand, gear }, t, format),
  });
}

async function cardWords(): Promise<CardWords> {
  const [t, edit, photos, audience] = await Promise.all([
    getTranslations("review.card"),
    getTranslations("photos.edit"),
    getTranslations("photos"),
    getTranslations("ui.audience"),
  ]);
  return {
    select: t.raw("select") as string,
    open: t.raw("open") as string,
    processing: t("processing"),
    suggestions: edit("tagsSuggested"),
    fold: t("fold"),
    publicNow: t.raw("publicNow") as string,
    hiddenNow: t.raw("hiddenNow") as string,
    public: t("public"),
    publicHint: t("publicHint"),
    publicNone: t("publicNone"),
    publicLater: t("publicLater"),
    title: edit("titleLabel"),
    description: edit("descriptionLabel"),
    place: edit("placeLabel"),
    tags: edit("tagsLabel"),
    alt: edit("altLabel"),
    altHint: edit("altHint"),
    visibility: edit("visibilityLabel"),
    licence: edit("licenceLabel"),
    allowFull: edit("allowFullLabel"),
    visibilities: VISIBILITIES.map((value) => ({ value, label: audience(value) })),
    licences: LICENCES.map((value) => ({ value, label: photos(`licence.${value}`) })),
  };
}

async function barWords(count: number): Promise<BarWords> {
  const t = await getTranslations("review.bar");
  return {
    all: t("all", { count }),
    allShort: t("short", { count }),
    wait: t("wait", { count }),
    selected: t("selected"),
    selectedCount: t.raw("selectedCount") as string,
    selectedShort: t.raw("short") as string,
    discard: t("discard"),
    save: t("save"),
    selectAll: t("selectAll"),
    selectAllShort: t("selectAllShort"),
    undo: t("undo"),
    see: t("see"),
    next: t("next"),
    first: t("first"),
  };
}
