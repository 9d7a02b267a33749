/** As many rows go into one statement. */
const ROWS = 2000;

/** Rows that are written many at a time. */
export class Batch<Row> {
  #rows: Row[] = [];

  constructor(private readonly write: (rows: Row[]) => Promise<unknown>) {}

  async add(...rows: Row[]): Promise<void> {
    this.#rows.push(...rows);
    if (this.#rows.length >= ROWS) await this.flush();
  }

  async flush(): Promise<void> {
    const rows = this.#rows;
    this.#rows = [];
    for (let i = 0; i < rows.length; i += ROWS) await this.write(rows.slice(i, i + ROWS));
  }
}

/** Writes rows many at a time. */
export async function inBatches<Row>(rows: readonly Row[], write: (rows: Row[]) => Promise<unknown>): Promise<void> {
  for (let i = 0; i < rows.length; i += ROWS) await write(rows.slice(i, i + ROWS));
}
