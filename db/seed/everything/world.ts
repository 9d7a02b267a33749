import { newId, newToken } from "@/lib/core/ids";
import { put, type Kind, type StoredRef } from "@/lib/platform/storage";
import type { Gear, Photo, Tag, User } from "../factories";

/** One person and all that the product can have of them, as tests of leaving and of archives need it. */
export type Everything = {
  person: User;
  /** What they wrote or had written about them, a word of its own for each column: `profiles.bio`. */
  marks: Record<string, string>;
  /** What else names them or a thing of theirs: ids, tokens, keys. */
  names: string[];
  /** Their stored objects, of every kind, and `arriving` for what is still under way. */
  objects: Record<Kind | "arriving", StoredRef[]>;
};

/** What others have too. */
export type Shared = { friend: { id: string }; tag: Tag; lens: Gear };

/** Letters that no folding changes, neither of names nor of tags. */
const LETTERS = "abcdefghjkmnpqrs";

/** A word that nobody else uses. */
export const word = (): string =>
  `zz${newId()
    .replaceAll("-", "")
    .slice(-14)
    .replaceAll(/./g, (digit) => LETTERS[Number.parseInt(digit, 16)]!)}`;

/** Who is being made, and what there is of them so far. */
export class World implements Everything {
  person!: User;
  readonly marks: Record<string, string> = {};
  readonly names: string[] = [];
  readonly objects: Everything["objects"] = { originals: [], derivatives: [], portraits: [], archives: [], arriving: [] };
  photos: Photo[] = [];
  code = "";

  /** A word of its own for a column. */
  mark(column: string): string {
    return (this.marks[column] ??= word());
  }

  name<Name extends string>(name: Name): Name {
    this.names.push(name);
    return name;
  }

  readonly id = (): string => this.name(newId());
  readonly token = (): string => this.name(newToken());

  async store(kind: Kind, bytes: Buffer) {
    const stored = await put(kind, bytes);
    this.objects[kind].push({ backend: stored.backend, key: this.name(stored.key) });
    return stored;
  }
}

export const tomorrow = (): Date => new Date(Date.now() + 86_400_000);
