"use server";

import type { Route } from "next";
import { refresh } from "next/cache";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { formAction } from "@/lib/platform/action";
import { publishPhotos, reviewDrafts } from "./mutations";
import { publishForm, readDraftPlace, reviewForm } from "./schema";

/** Publishes the named drafts as they are; answers how many that were. */
export const publishDraftsAction = formAction(publishForm, async (actor, { photos }) => {
  const count = await publishPhotos(actor, photos);
  refresh();
  return { count };
});

/** Whatever is done on the review page: all of it is one form. */
export const reviewDraftsAction = formAction(reviewForm, async (actor, review) => {
  const reviewed = await reviewDrafts(actor, review);
  if (review.deed.does === "go") redirect(`/upload/review${readDraftPlace(review.deed.place) ? `?after=${review.deed.place}` : ""}` as Route);
  refresh();
  const t = await getTranslations();
  return { ...reviewed, sentence: t(`review.done.${reviewed.did}`, { count: reviewed.count }) };
});
