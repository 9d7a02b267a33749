import { fork } from "node:child_process";
import { once } from "node:events";
import { aloneEnvironment } from "@/scripts/testing/instance";
import type { Cost, Task, Word } from "./station";

export type Station = {
  photos: number;
  act: (task: Task) => Promise<Cost>;
  stop: () => Promise<void>;
};

/**
 * Starts an instance of its own in a process of its own, whose CPU time can so be told from that of others, and fills it.
 *
 * @param folder where the files lie that become photos
 */
export function startStation(photos: number, folder: string, tell: (line: string) => void): { station: Station; ready: Promise<void> } {
  const child = fork("bench/media/station.ts", [String(photos), folder], {
    execArgv: ["--import", "tsx"],
    env: aloneEnvironment(),
  });
  const over = once(child, "exit");
  let failure: Error | null = null;
  let answer = Promise.withResolvers<Word>();
  child.on("message", (word: Word) => {
    if (word.kind === "line") tell(`${photos}: ${word.line}`);
    else if (word.kind === "failed") failure = new Error(word.why);
    else answer.resolve(word);
  });
  const gone = over.then(() => {
    throw failure ?? new Error(`the instance of ${photos} photos has ended`);
  });
  gone.catch(() => undefined);
  const next = async (): Promise<Word> => {
    const word = await Promise.race([answer.promise, gone]);
    answer = Promise.withResolvers<Word>();
    return word;
  };
  const act = async (task: Task): Promise<Cost> => {
    child.send(task);
    const word = await next();
    if (word.kind !== "cost") throw new Error(`"${word.kind}" is no cost`);
    return word.cost;
  };
  const stop = async (): Promise<void> => {
    if (child.connected) child.disconnect();
    await over;
  };
  const ready = next().then(() => undefined);
  ready.catch(() => undefined);
  return { station: { photos, act, stop }, ready };
}
