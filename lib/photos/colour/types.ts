/** The names a photo's colour can have, as the schema has them. */
export const COLOURS = ["red", "orange", "yellow", "green", "teal", "blue", "purple", "pink", "brown", "black", "grey", "white"] as const;
export type Colour = (typeof COLOURS)[number];
