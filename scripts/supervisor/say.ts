/** One line for whoever started us, apart from the processes' logs. */
export const say = (line: string): void => console.log(line);
