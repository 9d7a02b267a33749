import { GIGABYTE, MEGABYTE } from "./types";

/** Without the noise of division: nobody means 0.30000000000000004. */
const plain = (value: number): number => Number(value.toPrecision(12));

export const inGigabytes = (bytes: number): number => plain(bytes / GIGABYTE);

export const inMegabytes = (bytes: number): number => plain(bytes / MEGABYTE);
