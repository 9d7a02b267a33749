import type { Actor } from "./actors";
import { accountDoors } from "./addresses/accounts";
import { sightOf, type Doors } from "./addresses/case";
import { compareDoors } from "./addresses/compare";
import { feedDoors } from "./addresses/feed";
import { fileDoors } from "./addresses/files";
import { gearDoors } from "./addresses/gear";
import { instanceDoors } from "./addresses/instance";
import { notificationDoors } from "./addresses/notifications";
import { peopleDoors } from "./addresses/people";
import { photoDoors } from "./addresses/photos";
import { postDoors } from "./addresses/posts";
import { searchDoors } from "./addresses/search";
import { savedSearchDoors } from "./addresses/saved-searches";
import { tagDoors } from "./addresses/tags";

/** Each address of the instance. `allowed` are those who may look at all: everyone, or members only where it is closed. */
export function addresses(allowed: readonly Actor[]): Doors {
  const sight = sightOf(allowed);
  return {
    ...feedDoors(sight),
    ...peopleDoors(sight),
    ...tagDoors(sight),
    ...gearDoors(sight),
    ...photoDoors(sight),
    ...compareDoors(sight),
    ...postDoors(sight),
    ...searchDoors(sight),
    ...savedSearchDoors,
    ...notificationDoors,
    ...fileDoors(sight),
    ...accountDoors,
    ...instanceDoors,
  };
}
