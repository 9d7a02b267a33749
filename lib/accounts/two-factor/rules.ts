/** Crockford's digits: none of them looks like another. */
const DIGITS = "0123456789abcdefghjkmnpqrstvwxyz";
/** Twelve digits of five bits each. */
const CODE_LENGTH = 12;

/** How many recovery codes there are at once. */
export const RECOVERY_CODES = 10;

/** A recovery code as it is written down, of at least twelve random bytes: `7h2k-9xq4-m0vd`. */
export const recoveryCode = (random: Uint8Array): string => grouped(Array.from(random.slice(0, CODE_LENGTH), (byte) => DIGITS[byte % 32]!).join(""), "-");

/** The same code however it was typed: capitals, spaces and hyphens do not matter, nor letters that look like its digits. */
export const foldRecoveryCode = (typed: string): string =>
  typed
    .toLowerCase()
    .replace(/[^a-z0-9]/g, "")
    .replaceAll("o", "0")
    .replace(/[il]/g, "1");

/** A code of the app without the spaces people copy with it; null where it is none. */
export function appCode(typed: string): string | null {
  const digits = typed.replace(/[\s-]/g, "");
  return /^\d{6}$/.test(digits) ? digits : null;
}

/** In groups of four, for reading and typing. */
export const grouped = (text: string, by = " "): string => (text.match(/.{1,4}/g) ?? []).join(by);
