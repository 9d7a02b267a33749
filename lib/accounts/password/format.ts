import { strengthOf, type Strength } from "./rules";

export type { Strength };

/** The words for each strength, weakest first, by key. */
export const STRENGTH_WORDS = ["password.strength-0", "password.strength-1", "password.strength-2", "password.strength-3", "password.strength-4"] as const;

/** The strength of what is being typed; null before anything is. */
export const strengthShown = (password: string, own: readonly string[]): Strength | null => (password === "" ? null : strengthOf(password, own));
