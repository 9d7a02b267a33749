/** Milliseconds after everything answers again in which somebody may still hold an answer of before. */
const AFTERMATH = 5000;

/** What should never be, each once; what is owed to a process having just been killed is none. */
export class Faults {
  readonly #seen = new Map<string, number>();
  #down = false;
  #well = 0;

  constructor(private readonly url: string) {}

  /** Something was killed, and answers are missing until `healed`. */
  killed(): void {
    this.#down = true;
  }

  healed(): void {
    this.#down = false;
    this.#well = Date.now();
  }

  /** @param begun when what is at fault was asked for: its answer may be of before */
  excused = (begun = Date.now()): boolean => this.#down || begun - this.#well < AFTERMATH;

  /** @param where an address, of which what varies is left out */
  add(what: string, where = "", begun = Date.now()): void {
    if (this.excused(begun)) return;
    this.always(`${what} ${where.replace(this.url, "").replace(/[\da-f]{8}-[\da-f-]{27}/g, "ID")}`.trim());
  }

  /** One that no killing excuses. */
  always(line: string): void {
    if (!this.#seen.has(line)) console.error(`fault: ${line}`);
    this.#seen.set(line, (this.#seen.get(line) ?? 0) + 1);
  }

  all = (): string[] => [...this.#seen].map(([line, times]) => `${times} x ${line}`);
}
