import { people as make } from "@/db/seed/factories";
import { newId } from "@/lib/core/ids";

/** The addresses of this many members who have confirmed them. */
export const people = async (count: number): Promise<string[]> => (await make(count)).map(({ email }) => email);

/** This many addresses that nobody has, of the same form. */
export const strangers = (count: number): string[] => Array.from({ length: count }, () => `p${newId().replaceAll("-", "").slice(-12)}@example.test`);
