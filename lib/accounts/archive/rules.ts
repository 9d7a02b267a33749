import { EXPORT_PAGE, type ExportedRow, type ExportPage } from "./types";

/**
 * A section read page by page.
 *
 * @param read gives the next rows, at most so many, after the last one of the page before
 */
export async function* paged<Row>(
  section: string,
  read: (after: Row | undefined, limit: number) => Promise<Row[]>,
  tell: (row: Row) => ExportedRow,
): AsyncGenerator<ExportPage, void> {
  for (let after: Row | undefined; ;) {
    const rows = await read(after, EXPORT_PAGE);
    if (rows.length > 0 || after === undefined) yield { section, rows: rows.map(tell) };
    if (rows.length < EXPORT_PAGE) return;
    after = rows.at(-1);
  }
}

/** All but some of what something has: for the columns of a table that are told, so that one that is added is told too. */
export const allBut = <Whole extends object, Left extends keyof Whole>(whole: Whole, ...leftOut: readonly Left[]): Omit<Whole, Left> =>
  Object.fromEntries(Object.entries(whole).filter(([name]) => !leftOut.includes(name as Left))) as Omit<Whole, Left>;

/** A sequence whose next item can be looked at before it is taken. */
export class Ahead<Item> {
  readonly #items: AsyncIterator<Item>;
  #next: Promise<IteratorResult<Item>> | undefined;

  constructor(items: AsyncIterable<Item>) {
    this.#items = items[Symbol.asyncIterator]();
  }

  /** The next item, which stays the next; undefined at the end. */
  async peek(): Promise<Item | undefined> {
    const next = await (this.#next ??= this.#items.next());
    return next.done ? undefined : next.value;
  }

  /** The next item, which is over with that. */
  async take(): Promise<Item | undefined> {
    const item = await this.peek();
    this.#next = undefined;
    return item;
  }

  /** Lets go of what is left. */
  async end(): Promise<void> {
    await this.#items.return?.();
  }
}
