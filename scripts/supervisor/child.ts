import { spawn, type ChildProcess } from "node:child_process";
import { setTimeout as pause } from "node:timers/promises";
import { say } from "./say";

export type Program = {
  name: string;
  /** Arguments of Node: its own options, the program, the program's arguments. */
  args: string[];
  environment: NodeJS.ProcessEnv;
  /** Milliseconds it may take to finish what it is doing when asked to stop. */
  patience: number;
};

export type Kept = {
  /** Ends and starts it afresh, e.g. because its sources changed. */
  restart: () => void;
  stop: () => Promise<void>;
};

/** A process that lived this long was well; what it dies of then is a new story. Milliseconds. */
const WELL = 30_000;
const SHORTEST_PAUSE = 200;
/** Whoever kills a process a thousand times, to see what becomes of uploads, has no ten seconds for each. */
const LONGEST_PAUSE = Number(process.env.LONGEST_RESTART_PAUSE || 10_000);

/** How long to wait before starting again what died for the nth time in a row. Milliseconds. */
export const pauseAfter = (deaths: number): number => Math.min(SHORTEST_PAUSE * 2 ** (deaths - 1), LONGEST_PAUSE);

/** Runs a program and starts it again whenever it ends, with growing pauses, until told to stop. Says so each time. */
export function keep(program: Program, onDeath: (deaths: number) => void = () => undefined): Kept {
  const stopping = new AbortController();
  let child: ChildProcess | null = null;
  let deaths = 0;
  let wanted = false;

  const run = async (): Promise<void> => {
    while (!stopping.signal.aborted) {
      const born = Date.now();
      wanted = false;
      child = start(program);
      const how = await ended(child);
      if (stopping.signal.aborted) return;
      if (wanted) continue;
      deaths = Date.now() - born > WELL ? 1 : deaths + 1;
      onDeath(deaths);
      const wait = pauseAfter(deaths);
      say(`the ${program.name} process ended (${how}); starting it again${wait >= 1000 ? ` in ${Math.round(wait / 1000)} s` : ""}`);
      await pause(wait, undefined, { signal: stopping.signal }).catch(() => undefined);
    }
  };
  const running = run();

  return {
    restart: () => {
      wanted = true;
      if (child) void ask(child, program.patience);
    },
    stop: async () => {
      stopping.abort();
      if (child) await ask(child, program.patience);
      await running;
    },
  };
}

function start({ args, environment }: Program): ChildProcess {
  return spawn(process.execPath, args, { env: environment, stdio: ["ignore", "inherit", "inherit", "ipc"], windowsHide: true });
}

const ended = (child: ChildProcess): Promise<string> =>
  new Promise((settle) => {
    child.once("error", (error) => settle(error.message));
    child.once("exit", (code, signal) => settle(signal ?? `code ${code}`));
  });

/** Asks a child to finish, by a message (Windows has no signals to catch), and ends it when its time is over. */
async function ask(child: ChildProcess, patience: number): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return;
  const over = ended(child);
  child.send("stop", () => undefined);
  const timer = setTimeout(() => child.kill("SIGKILL"), patience);
  await over;
  clearTimeout(timer);
}
