import { trySendAction } from "@/app/design/_parts/actions";
import { accountActions } from "./actions/accounts";
import { administrationActions } from "./actions/administration";
import type { Cases } from "./actions/attempt";
import { feedActions } from "./actions/feed";
import { peopleActions } from "./actions/people";
import { photoActions } from "./actions/photos";
import { sessionActions } from "./actions/sessions";

/** Each server action: a public endpoint that anyone can call with anything. */
export const actions: Cases = {
  ...photoActions,
  ...accountActions,
  ...feedActions,
  ...peopleActions,
  ...sessionActions,
  ...administrationActions,
  trySendAction: { anyone: trySendAction, guardedBy: "app/design is not found in production" },
};
