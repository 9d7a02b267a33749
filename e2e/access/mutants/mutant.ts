/** One condition taken out of a rule, or made too wide. */
type Mutation = {
  /** A piece of the file that is found in it once. */
  from: string;
  to: string;
  /** The row of the table that falls, as `door: what`. */
  at: string;
  /** Only an instance that is closed to guests shows it. */
  closed?: true;
};

/** The rules of one file, and all that can go wrong with them. */
export type Ruled = {
  file: string;
  /** The names of the declarations that say who may see what. */
  rules: readonly string[];
  /** By what goes wrong. */
  mutants: Readonly<Record<string, Mutation>>;
  /** Conditions without a mutant, each a piece of the file, with the reason why nobody at any door could tell. */
  unseen?: Readonly<Record<string, string>>;
};

export type Mutant = Mutation & { name: string; file: string };

/** How often a piece is in a text. */
export const times = (text: string, piece: string): number => text.split(piece).length - 1;

/** The file as the mutant has it. */
export const mutated = (text: string, { from, to }: Pick<Mutant, "from" | "to">): string => text.replace(from, () => to);
