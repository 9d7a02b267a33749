import type { Message } from "@/lib/core/errors";
import type { GearKind } from "./types";

/** What kind of thing it is, in words below `gear`. */
export const gearKind = (kind: GearKind): Message => ({ key: `kind.${kind}` });
