/** The fields of a `/proc/PID/stat` after the program's name, which stands in parentheses and may hold anything: the state is the first, then its parent. */
export const statFields = (stat: string): string[] => stat.slice(stat.lastIndexOf(")") + 2).split(" ");

/** Where in these fields it stands when the process was started, in ticks since the machine was. */
export const STARTED = 19;

/** Milliseconds of one tick of the clock that Linux counts in for programs (`USER_HZ`, 100 on every architecture Node runs on). */
export const TICK = 10;
