import { GIGABYTE, MEGABYTE } from "./types";

/** Without the noise of division: nobody means 0.30000000000000004. */
const plain = (value: number): number => Number(value.toPrecision(12));

/** Of 1,000,000,000 bytes each, as disks are sold; to twelve figures. */
export const inGigabytes = (bytes: number): number => plain(bytes / GIGABYTE);

/** Of 1024 × 1024 bytes each, unlike gigabytes; to the six decimals that the form takes, which tell every byte. */
export const inMegabytes = (bytes: number): number => Number((bytes / MEGABYTE).toFixed(6));
