import type { Choices } from "./queue";

export type Visibility = Choices["visibility"];

/** Who may see a photo, widest first. */
export const VISIBILITIES = ["public", "friends", "private"] as const satisfies Visibility[];
