/** A tag as it is matched (`folded`, also its address) and as it was first written. */
export type Tag = { folded: string; name: string };

export const MAX_TAGS = 30;
export const MAX_TAG_LENGTH = 50;
