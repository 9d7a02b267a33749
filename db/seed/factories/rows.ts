import { newId } from "@/lib/core/ids";

/** The row of an insert that makes one. */
export const first = <Row>(rows: Row[]): Row => {
  if (!rows[0]) throw new Error("the insert returned no row");
  return rows[0];
};

/** Letters that nobody else has. */
export const randomName = (): string => newId().replaceAll("-", "").slice(-12);

/** What the bytes of a file could come to, where there are none: hexadecimal. */
export const aHash = (): string => newId().replaceAll("-", "").repeat(2);
