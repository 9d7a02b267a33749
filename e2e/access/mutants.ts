import { attachmentRules, fileRules } from "./mutants/files";
import { draftRules, exploreRules, profileRules, reachRules, sourceRules, suggestionRules, taggedPhotoRules, tagRules, toldRules } from "./mutants/feed";
import { catalogueRules, comparisonRules, gearPageRules, gearRules } from "./mutants/gear";
import type { Mutant, Ruled } from "./mutants/mutant";
import { notificationRules } from "./mutants/notifications";
import { accountRules, presenceRules, relationRules, sessionRules } from "./mutants/people";
import { collectionRules, commentRules, likeRules } from "./mutants/reactions";
import { audiblePhotoRules, audiblePostRules, photoRules, postRules } from "./mutants/shared";

/** The files that say who may see what. */
export const RULED: readonly Ruled[] = [
  accountRules,
  sessionRules,
  relationRules,
  presenceRules,
  photoRules,
  postRules,
  fileRules,
  attachmentRules,
  commentRules,
  likeRules,
  collectionRules,
  reachRules,
  profileRules,
  suggestionRules,
  draftRules,
  tagRules,
  taggedPhotoRules,
  audiblePhotoRules,
  audiblePostRules,
  toldRules,
  exploreRules,
  sourceRules,
  gearRules,
  gearPageRules,
  comparisonRules,
  catalogueRules,
  notificationRules,
];

/** What looks like a rule and says nothing of who may see what, with what it does. */
export const NO_RULES: Readonly<Record<string, string>> = {
  "lib/reactions/votes/data.ts: photoVotes": "puts in order",
  "lib/reactions/votes/data.ts: postVotes": "puts in order",
  "lib/reactions/votes/data.ts: collectedBy": "puts in order",
  "lib/reactions/comments/data.ts: isJustGone": "lets those who took something away bring it back, for seconds",
  "lib/reactions/comments/data.ts: isListed": "adds to what is shown what was just taken away",
  "lib/feed/data.ts: mine": "finds one's own settings",
  "lib/feed/told/data.ts: isOf": "compares with the viewer",
  "lib/feed/told/data.ts: notMuted": "follows a wish of the reader's",
  "lib/feed/told/data.ts: announced": "follows a wish of whoever is told of",
  "lib/feed/sources/data.ts: ofWanted": "chooses among what is told",
  "lib/feed/sources/data.ts: carryingFollowed": "chooses among what is told",
};

export const MUTANTS: readonly Mutant[] = RULED.flatMap(({ file, mutants }) => Object.entries(mutants).map(([name, mutant]) => ({ ...mutant, name, file })));
