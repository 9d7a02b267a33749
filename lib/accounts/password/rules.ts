/** How a password would hold: 0 falls at once, 4 withstands whoever stole its hash. */
export type Strength = 0 | 1 | 2 | 3 | 4;

export const SHORTEST_PASSWORD = 10;
export const LONGEST_PASSWORD = 200;

/** What a repeated letter, or the next of a row, is worth beside one that nobody foresees. */
const FORESEEN = 0.25;
/** Passwords that carry less than so many unforeseen letters are tried by everyone first: `aaaaaaaaaa`, `1234567890`, `abcabcabcabc`. */
const LEAST_SUBSTANCE = 5;
/** Bits from which on a password is weak, fair, good, strong. */
const STEPS = [30, 40, 55, 70];

/** Rows that fingers run along, in both directions. */
const ROWS = [
  "0123456789",
  "abcdefghijklmnopqrstuvwxyz",
  "qwertyuiop",
  "asdfghjkl",
  "zxcvbnm",
  "абвгдеёжзийклмнопрстуфхцчшщъыьэюя",
  "йцукенгшщзхъ",
  "фывапролджэ",
];

/** The words most passwords are made of; the long list is the server's. */
const WORN = [
  "password",
  "passwort",
  "parol",
  "пароль",
  "letmein",
  "welcome",
  "iloveyou",
  "admin",
  "login",
  "dragon",
  "monkey",
  "football",
  "summer",
  "winter",
];

/** Letters written as digits and signs. */
const DISGUISES: Record<string, string> = { "0": "o", "1": "l", "3": "e", "4": "a", "5": "s", "7": "t", "@": "a", $: "s", "!": "i" };

const fold = (text: string): string => text.normalize("NFKC").toLowerCase();

/**
 * How well a password would hold, by length, variety, what repeats or runs along a row, worn words and one's own names.
 *
 * @param own name, username and address of whose it is
 */
export function strengthOf(password: string, own: readonly string[] = []): Strength {
  const worth = substance(withoutWords(fold(password), [...WORN, ...own.flatMap(wordsOf)]));
  const bits = worth * Math.log2(varietyOf(password)) * 0.8;
  const step = STEPS.filter((least) => bits >= least).length as Strength;
  return Array.from(password).length < SHORTEST_PASSWORD || worth < LEAST_SUBSTANCE ? 0 : step;
}

/** Whether a password is one letter over and over, a short piece over and over, or a row of the keyboard. */
export const isSimple = (password: string): boolean => substance(fold(password)) < LEAST_SUBSTANCE;

/** Whether a password is somebody's username, name or address, whatever is added at its ends. */
export function isOwn(password: string, own: readonly string[]): boolean {
  const names = new Set(own.flatMap((text) => [text, text.split("@")[0]!]).map((text) => squeezed(fold(text))));
  return variantsOf(password).some((variant) => names.has(squeezed(variant)));
}

/** What a password is called without what people add to a word so that it passes: case, digits and signs at the ends, repetition, disguise. */
export function variantsOf(password: string): string[] {
  const whole = unitOf(fold(password));
  const bare = unitOf(whole.replace(/^[^\p{L}]{0,8}/u, "").replace(/[^\p{L}]{1,8}$/u, ""));
  const plain = [whole, bare].map((text) => Array.from(text, (sign) => DISGUISES[sign] ?? sign).join(""));
  return [...new Set([whole, bare, ...plain, ...plain.map(unitOf)])].filter((text) => text !== "");
}

/** Letters and digits alone. */
const squeezed = (text: string): string => text.replace(/[^\p{L}\p{N}]/gu, "");

/** The words of a name or an address that are long enough to be recognised. */
const wordsOf = (text: string): string[] =>
  fold(text)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word.length >= 3);

/** Each known word counts as the one letter it is worth. */
const withoutWords = (text: string, words: readonly string[]): string =>
  words.toSorted((a, b) => b.length - a.length).reduce((rest, word) => rest.replaceAll(word, word[0]!), text);

/** How many unforeseen letters a text amounts to. */
function substance(text: string): number {
  const letters = Array.from(unitOf(text));
  const worth = letters.reduce((sum, letter, index) => sum + (index > 0 && follows(letters[index - 1]!, letter) ? FORESEEN : 1), 0);
  return Math.min(worth, new Set(letters).size * 2.5);
}

/** Whether a letter is foreseen from the one before: the same, or its neighbour in a row. */
function follows(before: string, letter: string): boolean {
  if (before === letter) return true;
  return ROWS.some((row) => row.includes(before) && row.includes(letter) && Math.abs(row.indexOf(before) - row.indexOf(letter)) === 1);
}

/** The piece a text repeats from beginning to end; the text itself where it does not. */
function unitOf(text: string): string {
  const found = (text + text).indexOf(text, 1);
  return found > 0 && found < text.length && text.length % found === 0 ? text.slice(0, found) : text;
}

/** Out of how many letters a guesser would have to choose. */
function varietyOf(password: string): number {
  const kinds: [RegExp, number][] = [
    [/[a-z]/, 26],
    [/[A-Z]/, 26],
    [/\d/, 10],
    [/[^\p{L}\d]/u, 20],
    [/(?![a-z])\p{Ll}|\p{Lo}/u, 33],
    [/(?![A-Z])\p{Lu}/u, 33],
  ];
  return kinds.reduce((sum, [kind, size]) => sum + (kind.test(password) ? size : 0), 1);
}
