/** What only the maker's own note says. Numbers of tables nobody publishes, encrypted parts and guesses are left out. */
export type MakerFacts = {
  /** The lens by its name. */
  lensModel: string | null;
  /** The lens in numbers, where it has no name. */
  lensNumbers: string | null;
  cameraSerial: string | null;
  lensSerial: string | null;
  iso: number | null;
};

/** A maker that says nothing. */
export const NOTHING: MakerFacts = { lensModel: null, lensNumbers: null, cameraSerial: null, lensSerial: null, iso: null };
