import { fork } from "node:child_process";
import { once } from "node:events";
import { aloneEnvironment } from "@/scripts/testing/instance";

/**
 * What a program says in its one message. It is a process of its own, since the database that modules know is one for the whole process.
 *
 * @param what it does, for the error
 * @throws Error when it ends without a word
 */
export async function answerOf<Answer>(file: string, args: readonly string[], what: string, stop: AbortSignal): Promise<Answer> {
  // What is empty there is not set, which only the supervisor knows.
  const env = Object.fromEntries(Object.entries(aloneEnvironment()).filter(([, value]) => value !== "")) as NodeJS.ProcessEnv;
  const child = fork(file, [...args], { execArgv: ["--import", "tsx"], env, signal: stop });
  const over = once(child, "exit").then(([code]) => {
    throw new Error(`what ${what} has ended (${code})`);
  });
  over.catch(() => undefined);
  const [answer] = (await Promise.race([once(child, "message"), over])) as [Answer];
  return answer;
}
