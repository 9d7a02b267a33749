import { newId, timeOfId } from "@/lib/core/ids";
import type { Allowance } from "@/lib/media/limits/types";
import type { UploadInput } from "@/lib/media/schema";
import { earlyRefusals } from "./early";
import { UploadProblem, type Figures, type ProblemCode } from "./problem";
import { fingerprintOf, sameChoices, type UploadMemory } from "./queue-memory";
import type { Send } from "./send";

/** What is chosen for all files of a drop. */
export type Choices = Pick<UploadInput, "visibility">;

export type EntryState =
  | { is: "waiting" }
  /** `trouble`: the connection or the server is away, and another try follows. */
  | { is: "uploading"; loaded: number; trouble: boolean }
  | { is: "paused"; loaded: number }
  | { is: "processing"; photoId: string }
  /** `already`: the very same file was theirs before. */
  | { is: "ready"; photoId: string; already?: boolean }
  /** `sentence`: the server's own, where it gave one. */
  | { is: "failed"; code: ProblemCode; again: boolean; sentence?: string; figures?: Figures };

/** One file of the tray; a new object whenever anything about it changes. */
export type Entry = { readonly id: string; readonly file: File; readonly state: EntryState };

type Options = {
  /** What outlives the page. */
  memory: Pick<UploadMemory, "find" | "keep" | "forget">;
  createSend: (file: File, input: () => UploadInput) => Send;
  /** Waits before another try: longer the more have failed; cut short when the connection comes back, or by the signal. */
  pause: (failures: number, signal: AbortSignal) => Promise<void>;
  /** Runs the changes of a moment together. */
  schedule: (notify: () => void) => void;
};

type Task = { send: Send; controller: AbortController | null; /** Bytes of it that have been handed over. */ loaded: number };

/** Over HTTP/1.1 a browser opens six connections; with more uploads than this nothing else gets through. */
const AT_ONCE = 4;
/** Tries in a row without a single new byte before we ask the person. */
const MAX_FAILURES = 60;

/** A batch is named by its first moment, and the server takes names of the last 24 hours. */
const MAX_BATCH_AGE = 23 * 3_600_000;
const isStale = (uploadId: string): boolean => Date.now() - timeOfId(uploadId) > MAX_BATCH_AGE;

const failed = ({ code, remedy, figures }: UploadProblem): EntryState => ({ is: "failed", code, again: remedy !== "never", figures });
const isUnsent = ({ is }: EntryState): boolean => is === "waiting" || is === "uploading" || is === "paused";

/** The files of one member on their way up. Lives outside the page's components, so that looking elsewhere in between stops nothing. */
export class UploadQueue {
  readonly #entries = new Map<string, Entry>();
  #snapshot: readonly Entry[] | null = null;
  #twice = 0;
  #choices: Choices;
  #batch: string | null = null;
  readonly #tasks = new Map<string, Task>();
  readonly #listeners = new Set<() => void>();
  #scheduled = false;

  constructor(
    choices: Choices,
    private readonly options: Options,
  ) {
    this.#choices = choices;
  }

  /** For `useSyncExternalStore`, as are `entries`, `choices` and `twice`. */
  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  entries = (): readonly Entry[] => (this.#snapshot ??= [...this.#entries.values()]);
  choices = (): Choices => this.#choices;
  /** How many of the last files were left out because they are in the tray already. */
  twice = (): number => this.#twice;

  /** Applies to files that have not begun; those under way were sent off with what was chosen then. */
  choose(choices: Choices): void {
    if (choices.visibility !== this.#choices.visibility) this.#batch = null;
    this.#choices = choices;
    this.#changed();
  }

  /** Takes files in; those that could only be refused say so at once. Dropped while others are under way, they belong with those. */
  add(files: readonly File[], allowance?: Allowance): void {
    const fresh = this.#withoutTwins(files);
    this.#twice = files.length - fresh.length;
    if (!this.busy()) this.#batch = this.#batchBefore(fresh);
    const refusalOf = earlyRefusals(this.entries(), allowance);
    for (const file of fresh) {
      const [id, refusal] = [newId(), refusalOf(file)];
      this.#entries.set(id, { id, file, state: refusal ? failed(refusal) : { is: "waiting" } });
      this.#tasks.set(id, { send: this.options.createSend(file, this.#inputOnce(file)), controller: null, loaded: 0 });
      if (!refusal) this.options.memory.keep(file, {});
    }
    this.#changed();
    this.#fill();
  }

  pause(id: string): void {
    this.#pause([id]);
  }

  pauseAll(): void {
    this.#pause([...this.#entries.keys()]);
  }

  /** Goes on with what was paused or has failed. */
  resume(id: string): void {
    const state = this.#entries.get(id)?.state;
    if (state?.is !== "paused" && !(state?.is === "failed" && state.again)) return;
    this.#set(id, { is: "waiting" });
    this.#fill();
  }

  resumeAll(): void {
    for (const id of this.#entries.keys()) this.resume(id);
  }

  /** Takes a file out of the tray, whatever became of it. */
  remove(id: string): void {
    this.#remove([id]);
  }

  /** Ends what has not arrived. */
  cancelAll(): void {
    this.#remove(this.#where(isUnsent));
  }

  /** Takes out what needs no attention any more. */
  clear(): void {
    this.#remove(this.#where((state) => state.is === "ready" || (state.is === "failed" && !state.again)));
  }

  /** Whether something has yet to arrive. */
  busy = (): boolean => this.#where(isUnsent).length > 0;

  /** Whether leaving the page now would end something. */
  moving = (): boolean => this.#where(({ is }) => is === "waiting" || is === "uploading").length > 0;

  /** Whether this file is here and has yet to arrive. */
  holds = (fingerprint: string): boolean => this.entries().some(({ file, state }) => isUnsent(state) && fingerprintOf(file) === fingerprint);

  /** Photos whose processing is still to be heard of. */
  processing = (): string[] => this.entries().flatMap(({ state }) => (state.is === "processing" ? [state.photoId] : []));

  /** Writes down what became of a photo. */
  settle(photoId: string, outcome: { ready: true } | { ready: false; code: ProblemCode; sentence?: string }): void {
    const entry = this.entries().find(({ state }) => state.is === "processing" && state.photoId === photoId);
    if (!entry) return;
    if (!outcome.ready) this.options.memory.forget(entry.file);
    this.#set(entry.id, outcome.ready ? { is: "ready", photoId } : { is: "failed", code: outcome.code, sentence: outcome.sentence, again: false });
  }

  /** Files that are on their way already are not sent twice; those that have ended give way to the same file chosen anew. */
  #withoutTwins(files: readonly File[]): File[] {
    const here = new Map(this.entries().map((entry) => [fingerprintOf(entry.file), entry]));
    const fresh = new Map<string, File>();
    for (const file of files) {
      const fingerprint = fingerprintOf(file);
      const twin = here.get(fingerprint);
      if (!twin || twin.state.is === "ready" || twin.state.is === "failed") fresh.set(fingerprint, fresh.get(fingerprint) ?? file);
      else this.resume(twin.id);
    }
    for (const fingerprint of fresh.keys()) {
      const { id = "" } = here.get(fingerprint) ?? {};
      this.#entries.delete(id);
      this.#tasks.delete(id);
    }
    return [...fresh.values()];
  }

  /** Files that an earlier page had begun stay one batch with what it sent. */
  #batchBefore(files: readonly File[]): string | null {
    const inputs = files.map((file) => this.options.memory.find(file)?.input);
    return inputs.find((input) => input && !isStale(input.uploadId) && sameChoices(input, this.#choices))?.uploadId ?? null;
  }

  /** What is chosen when a file begins stays with it, also when it is tried again; only the server's day for a batch may run out. */
  #inputOnce(file: File): () => UploadInput {
    let input: UploadInput | undefined;
    return () => {
      if (this.#batch && isStale(this.#batch)) this.#batch = null;
      if (!input || isStale(input.uploadId)) {
        input = { ...(input ?? this.#choices), uploadId: (this.#batch ??= newId()) };
        this.options.memory.keep(file, { input });
      }
      return input;
    };
  }

  #pause(ids: readonly string[]): void {
    const open = ids.filter((id) => {
      const is = this.#entries.get(id)?.state.is;
      return is === "uploading" || is === "waiting";
    });
    for (const id of open) this.#set(id, { is: "paused", loaded: this.#tasks.get(id)?.loaded ?? 0 });
    for (const id of open) this.#tasks.get(id)?.controller?.abort();
    this.#fill();
  }

  /** All are taken out before the first is stopped, so that none begins in its place. */
  #remove(ids: readonly string[]): void {
    const tasks = ids.map((id) => this.#tasks.get(id));
    for (const id of ids) {
      const entry = this.#entries.get(id);
      // What has arrived stays known, so that the same file is not sent again.
      if (entry && entry.state.is !== "ready" && entry.state.is !== "processing") this.options.memory.forget(entry.file);
      this.#entries.delete(id);
      this.#tasks.delete(id);
    }
    for (const task of tasks) task?.controller?.abort();
    this.#changed();
    this.#fill();
  }

  #fill(): void {
    let free = AT_ONCE - this.#where(({ is }) => is === "uploading").length;
    for (const { id, state } of this.#entries.values()) {
      if (free <= 0) return;
      if (state.is !== "waiting") continue;
      free -= 1;
      void this.#run(id);
    }
  }

  async #run(id: string): Promise<void> {
    const task = this.#tasks.get(id);
    if (!task) return;
    const controller = new AbortController();
    task.controller = controller;
    this.#set(id, { is: "uploading", loaded: task.loaded, trouble: false });
    const end = await this.#untilDone(id, task, controller.signal);
    if (end && !controller.signal.aborted) this.#end(id, end);
    this.#fill();
  }

  /** Tries until it works, or until trying is pointless; null when it was told to stop. */
  async #untilDone(id: string, task: Task, signal: AbortSignal): Promise<EntryState | null> {
    let failures = 0;
    const onProgress = (loaded: number): void => {
      if (signal.aborted) return;
      if (loaded > task.loaded) failures = 0;
      task.loaded = loaded;
      this.#set(id, { is: "uploading", loaded, trouble: false });
    };
    for (;;) {
      try {
        const { photoId, already } = await task.send({ signal, onProgress });
        return already ? { is: "ready", photoId, already } : { is: "processing", photoId };
      } catch (error) {
        if (signal.aborted) return null;
        const problem = error instanceof UploadProblem ? error : new UploadProblem("fault", "ask");
        failures += 1;
        if (problem.remedy !== "again" || failures > MAX_FAILURES) return failed(problem);
      }
      this.#set(id, { is: "uploading", loaded: task.loaded, trouble: true });
      await this.options.pause(failures, signal);
      if (signal.aborted) return null;
    }
  }

  #end(id: string, end: EntryState): void {
    const { file } = this.#entries.get(id)!;
    if (end.is === "processing" || end.is === "ready") this.options.memory.keep(file, { photoId: end.photoId, address: undefined });
    else if (end.is === "failed" && !end.again) this.options.memory.forget(file);
    this.#set(id, end);
  }

  #where(is: (state: EntryState) => boolean): string[] {
    return this.entries().flatMap(({ id, state }) => (is(state) ? [id] : []));
  }

  #set(id: string, state: EntryState): void {
    const entry = this.#entries.get(id);
    if (!entry) return;
    this.#entries.set(id, { ...entry, state });
    this.#changed();
  }

  #changed(): void {
    this.#snapshot = null;
    if (this.#scheduled) return;
    this.#scheduled = true;
    this.options.schedule(() => {
      this.#scheduled = false;
      for (const listener of this.#listeners) listener();
    });
  }
}
