import { newId, timeOfId } from "@/lib/core/ids";
import { fileRefusal } from "@/lib/media/policy";
import type { UploadInput } from "@/lib/media/schema";
import { UploadProblem, type ProblemCode } from "./problem";
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
  | { is: "failed"; code: ProblemCode; again: boolean; sentence?: string };

/** One file of the tray; a new object whenever anything about it changes. */
export type Entry = { readonly id: string; readonly file: File; readonly state: EntryState };

type Options = {
  createSend: (file: File, input: () => UploadInput) => Send;
  /** Waits before another try: longer the more have failed; cut short when the connection comes back, or by the signal. */
  pause: (failures: number, signal: AbortSignal) => Promise<void>;
  /** Runs the changes of a moment together. */
  schedule: (notify: () => void) => void;
};

type Task = { send: Send; controller: AbortController | null };

/** Over HTTP/1.1 a browser opens six connections; with more uploads than this nothing else gets through. */
const AT_ONCE = 4;
/** Tries in a row without a single new byte before we ask the person. */
const MAX_FAILURES = 60;

/** A batch is named by its first moment, and the server takes names of the last 24 hours. */
const MAX_BATCH_AGE = 23 * 3_600_000;
const isStale = (uploadId: string): boolean => Date.now() - timeOfId(uploadId) > MAX_BATCH_AGE;

/** The files of one member on their way up. Lives outside the page's components, so that looking elsewhere in between stops nothing. */
export class UploadQueue {
  #entries: readonly Entry[] = [];
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

  /** For `useSyncExternalStore`, as are `entries` and `choices`. */
  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  entries = (): readonly Entry[] => this.#entries;
  choices = (): Choices => this.#choices;

  /** Applies to files that have not begun; those under way were sent off with what was chosen then. */
  choose(choices: Choices): void {
    if (choices.visibility !== this.#choices.visibility) this.#batch = null;
    this.#choices = choices;
    this.#changed();
  }

  /** Takes files in; those that could only be refused say so at once. Dropped while others are under way, they belong with those. */
  add(files: readonly File[]): void {
    if (!this.busy()) this.#batch = null;
    const added = files.map((file): Entry => {
      const refusal = fileRefusal(file);
      return { id: newId(), file, state: refusal ? { is: "failed", code: refusal, again: false } : { is: "waiting" } };
    });
    for (const { id, file } of added) this.#tasks.set(id, { send: this.options.createSend(file, this.#inputOnce()), controller: null });
    this.#entries = [...this.#entries, ...added];
    this.#changed();
    this.#fill();
  }

  pause(id: string): void {
    const entry = this.#find(id);
    if (entry?.state.is !== "uploading" && entry?.state.is !== "waiting") return;
    this.#set(id, { is: "paused", loaded: entry.state.is === "uploading" ? entry.state.loaded : 0 });
    this.#stop(id);
  }

  /** Goes on with what was paused or has failed. */
  resume(id: string): void {
    const state = this.#find(id)?.state;
    if (state?.is !== "paused" && !(state?.is === "failed" && state.again)) return;
    this.#set(id, { is: "waiting" });
    this.#fill();
  }

  resumeAll(): void {
    for (const { id } of this.#entries) this.resume(id);
  }

  /** Takes a file out of the tray, whatever became of it. */
  remove(id: string): void {
    this.#entries = this.#entries.filter((entry) => entry.id !== id);
    this.#stop(id);
    this.#tasks.delete(id);
    this.#changed();
  }

  /** Takes out what needs no attention any more. */
  clear(): void {
    for (const { id, state } of this.#entries) if (state.is === "ready" || (state.is === "failed" && !state.again)) this.remove(id);
  }

  /** Whether leaving the page now would lose something. */
  busy = (): boolean => this.#entries.some(({ state }) => state.is === "waiting" || state.is === "uploading" || state.is === "paused");

  /** Photos whose processing is still to be heard of. */
  processing = (): string[] => this.#entries.flatMap(({ state }) => (state.is === "processing" ? [state.photoId] : []));

  /** Writes down what became of a photo. */
  settle(photoId: string, outcome: { ready: true } | { ready: false; code: ProblemCode; sentence?: string }): void {
    const entry = this.#entries.find(({ state }) => state.is === "processing" && state.photoId === photoId);
    if (!entry) return;
    this.#set(entry.id, outcome.ready ? { is: "ready", photoId } : { is: "failed", code: outcome.code, sentence: outcome.sentence, again: false });
  }

  /** What is chosen when a file begins stays with it, also when it is tried again; only the server's day for a batch may run out. */
  #inputOnce(): () => UploadInput {
    let input: UploadInput | undefined;
    return () => {
      if (this.#batch && isStale(this.#batch)) this.#batch = null;
      if (!input || isStale(input.uploadId)) input = { ...(input ?? this.#choices), uploadId: (this.#batch ??= newId()) };
      return input;
    };
  }

  #fill(): void {
    let free = AT_ONCE - this.#entries.filter(({ state }) => state.is === "uploading").length;
    for (const { id, state } of this.#entries) {
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
    this.#set(id, { is: "uploading", loaded: 0, trouble: false });
    const end = await this.#untilDone(id, task.send, controller.signal);
    if (end && !controller.signal.aborted) this.#set(id, end);
    this.#fill();
  }

  /** Tries until it works, or until trying is pointless; null when it was told to stop. */
  async #untilDone(id: string, send: Send, signal: AbortSignal): Promise<EntryState | null> {
    let failures = 0;
    const onProgress = (loaded: number): void => {
      if (signal.aborted) return;
      const state = this.#find(id)?.state;
      if (state?.is === "uploading" && loaded > state.loaded) failures = 0;
      this.#set(id, { is: "uploading", loaded, trouble: false });
    };
    for (;;) {
      try {
        const { photoId, already } = await send({ signal, onProgress });
        return already ? { is: "ready", photoId, already } : { is: "processing", photoId };
      } catch (error) {
        if (signal.aborted) return null;
        const { code, remedy } = error instanceof UploadProblem ? error : new UploadProblem("fault", "ask");
        failures += 1;
        if (remedy !== "again" || failures > MAX_FAILURES) return { is: "failed", code, again: remedy !== "never" };
      }
      const state = this.#find(id)?.state;
      this.#set(id, { is: "uploading", loaded: state?.is === "uploading" ? state.loaded : 0, trouble: true });
      await this.options.pause(failures, signal);
      if (signal.aborted) return null;
    }
  }

  #stop(id: string): void {
    this.#tasks.get(id)?.controller?.abort();
    this.#fill();
  }

  #find(id: string): Entry | undefined {
    return this.#entries.find((entry) => entry.id === id);
  }

  #set(id: string, state: EntryState): void {
    this.#entries = this.#entries.map((entry) => (entry.id === id ? { ...entry, state } : entry));
    this.#changed();
  }

  #changed(): void {
    if (this.#scheduled) return;
    this.#scheduled = true;
    this.options.schedule(() => {
      this.#scheduled = false;
      for (const listener of this.#listeners) listener();
    });
  }
}
