/** The name of a camera or lens for display: a number is not parted from its millimetres. */
export const gearName = (name: string): string => name.replaceAll(/(?<=\d) (?=mm\b)/g, "\u00a0");
