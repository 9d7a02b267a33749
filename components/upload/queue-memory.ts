import type { UploadInput } from "@/lib/media/schema";

/** By what a file is known again that was chosen anew. Not its path, which browsers tell only of folders. */
export type Fingerprint = Pick<File, "name" | "size" | "lastModified">;

/** What a file is kept and looked up by. */
export const fingerprintOf = ({ name, size, lastModified }: Fingerprint): string => `${size}-${lastModified}-${name}`;

/** What this browser keeps of one upload, for when its page is gone. */
export type Remembered = Fingerprint & {
  /** When this was last written, in milliseconds since the epoch. */
  at: number;
  /** With what it was begun, or will be. */
  input?: UploadInput;
  /** The upload route's answer: where the bytes go, and where to ask how many are there. */
  address?: string;
  /** A look at the bytes themselves, see `sampleOf`. */
  sample?: string;
  /** What became of it. */
  photoId?: string;
};

/** As much of `Storage` as this needs. */
export type Store = Pick<Storage, "getItem" | "setItem" | "removeItem" | "key" | "length">;

const PREFIX = "halation.upload.";
/** An address is good for twelve hours, a batch for a day; after that there is nothing to go on with. */
const LIFETIME_MS = 24 * 3_600_000;

/**
 * The uploads of one member in this browser, by file: a page that was closed cannot open its files again, but when the same ones are chosen once
 * more, those that broke off go on, and those that had arrived are not sent again. One item per file, so that tabs do not overwrite each other.
 * Nothing works less without it: a store that is full or forbidden only means that uploads begin again.
 */
export class UploadMemory {
  readonly #mine: string;
  readonly #listeners = new Set<() => void>();
  #interrupted: readonly Remembered[] = [];

  constructor(
    memberId: string,
    private readonly store: Store | null,
  ) {
    this.#mine = `${PREFIX}${memberId}.`;
    this.#tidy();
  }

  find(file: Fingerprint): Remembered | null {
    return this.#read(this.#mine + fingerprintOf(file));
  }

  /** Writes down something about a file, beside what is known of it. */
  keep(file: Fingerprint, more: Partial<Remembered>): void {
    const { name, size, lastModified } = file;
    const item: Remembered = { ...this.find(file), ...more, name, size, lastModified, at: Date.now() };
    try {
      this.store?.setItem(this.#mine + fingerprintOf(file), JSON.stringify(item));
    } catch {
      // Full: this one would begin again.
    }
    this.#drop(file);
  }

  forget(file: Fingerprint): void {
    this.store?.removeItem(this.#mine + fingerprintOf(file));
    this.#drop(file);
  }

  /** Takes note of what an earlier page left unfinished, except what another tab is busy with. */
  async recall(heldElsewhere: (fingerprints: string[]) => Promise<ReadonlySet<string>>): Promise<void> {
    const unfinished = this.#all().filter(({ photoId }) => photoId === undefined);
    if (unfinished.length === 0) return;
    const held = await heldElsewhere(unfinished.map(fingerprintOf));
    this.#interrupted = unfinished.filter((file) => !held.has(fingerprintOf(file)) && this.find(file)?.at === file.at);
    this.#tell();
  }

  /** What an earlier page left unfinished and this one has not taken up yet. For `useSyncExternalStore`, as is `subscribe`. */
  interrupted = (): readonly Remembered[] => this.#interrupted;

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Gives up what was interrupted. */
  dismiss(): void {
    for (const file of this.#interrupted) this.store?.removeItem(this.#mine + fingerprintOf(file));
    this.#interrupted = [];
    this.#tell();
  }

  #drop(file: Fingerprint): void {
    if (this.#interrupted.length === 0) return;
    this.#interrupted = this.#interrupted.filter((other) => fingerprintOf(other) !== fingerprintOf(file));
    this.#tell();
  }

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }

  #all(): Remembered[] {
    return this.#keys(this.#mine).flatMap((key) => this.#read(key) ?? []);
  }

  /** Removes what is too old, and what is another account's: names of files and signed addresses are nobody else's business. */
  #tidy(): void {
    for (const key of this.#keys(PREFIX)) if (!key.startsWith(this.#mine) || !this.#read(key)) this.store?.removeItem(key);
  }

  #keys(prefix: string): string[] {
    return Array.from({ length: this.store?.length ?? 0 }, (_, i) => this.store?.key(i) ?? "").filter((key) => key.startsWith(prefix));
  }

  #read(key: string): Remembered | null {
    try {
      const item = JSON.parse(this.store?.getItem(key) ?? "null") as Remembered | null;
      return item && item.at > Date.now() - LIFETIME_MS ? item : null;
    } catch {
      return null;
    }
  }
}

/** Whether two uploads were begun with the same choices, whatever batch they belong to. */
export function sameChoices(a: object, b: object): boolean {
  const plain = (choices: object): string =>
    JSON.stringify(Object.entries({ ...choices, uploadId: null }).toSorted(([one], [other]) => (one < other ? -1 : 1)));
  return plain(a) === plain(b);
}

/** Choices of today with the values of earlier ones, as far as they are of the same kind: another version of this page may have written them. */
export function likeBefore<Choices extends object>(choices: Choices, before: object): Choices {
  const values = new Map(Object.entries(before) as [string, unknown][]);
  const taken = Object.entries(choices).map(([name, value]): [string, unknown] => [name, typeof values.get(name) === typeof value ? values.get(name) : value]);
  return Object.fromEntries(taken) as Choices;
}

/** The browser's own store; null where it is switched off. */
export function browserStore(): Store | null {
  try {
    return window.localStorage;
  } catch {
    return null;
  }
}
