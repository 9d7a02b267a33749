import { trySendAction } from "@/app/design/_parts/actions";
import { accountActions } from "./actions/accounts";
import { administrationActions } from "./actions/administration";
import type { Cases } from "./actions/attempt";
import { commentActions } from "./actions/comments";
import { feedActions } from "./actions/feed";
import { gearActions } from "./actions/gear";
import { notificationActions } from "./actions/notifications";
import { peopleActions } from "./actions/people";
import { photoActions } from "./actions/photos";
import { postActions } from "./actions/posts";
import { reactionActions } from "./actions/reactions";
import { searchActions } from "./actions/search";
import { savedSearchActions } from "./actions/saved-searches";
import { sessionActions } from "./actions/sessions";
import { tagActions } from "./actions/tags";

/** Each server action: a public endpoint that anyone can call with anything. */
export const actions: Cases = {
  ...photoActions,
  ...postActions,
  ...accountActions,
  ...feedActions,
  ...peopleActions,
  ...reactionActions,
  ...commentActions,
  ...searchActions,
  ...sessionActions,
  ...tagActions,
  ...administrationActions,
  ...gearActions,
  ...savedSearchActions,
  ...notificationActions,
  trySendAction: { anyone: trySendAction, guardedBy: "app/design is not found in production" },
};
