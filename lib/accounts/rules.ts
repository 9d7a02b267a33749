/** Letters and digits people take for Latin ones, after lower-casing; Cyrillic and Greek, and the Latin that looks like other Latin. */
const LOOK_ALIKES: Record<string, string> = {
  ...pairs("авекмнорстухіјѕһԁԛԝӏғқңүұҳьз", "abekmhopctyxljshdqwlfkhyyxb3"),
  ...pairs("αβεηικμνορτυχωγ", "abenlkuvoptuxwy"),
  0: "o",
  1: "l",
  i: "l",
  ı: "l",
  ł: "l",
  ø: "o",
  đ: "d",
};

const RESERVED = `
  about abuse account admin administration administrator anonymous api billing bot camera contact deleted deleted-member everyone explore guest
  halation help hostmaster info legal lens login logout mail me member messages mod moderation moderator no-reply nobody noreply notifications null
  official owner photo photos postmaster privacy root search security service settings setup staff support sysadmin system team undefined upload user
  webmaster you админ администратор администрация модератор модерация поддержка система служба помощь`;

/**
 * What a username is compared by: case, accents, separators and look-alike letters do not tell two people apart
 * ("Аnna" in Cyrillic A, "anna", "ANNA" are one name).
 */
export function foldUsername(username: string): string {
  const plain = username.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  return Array.from(plain, (letter) => LOOK_ALIKES[letter] ?? letter)
    .join("")
    .replace(/[._-]/g, "-");
}

/** What an address is compared by. Providers' own habits (dots, plus signs) are not guessed. */
export const foldEmail = (email: string): string => email.trim().normalize("NFKC").toLowerCase();

const reserved = new Set(RESERVED.trim().split(/\s+/).map(foldUsername));

/** Whether a username would pass for the house itself. */
export const isReserved = (username: string): boolean => reserved.has(foldUsername(username));

/**
 * Where to go after signing in: a path on this host, or `/` for anything that could lead elsewhere. Browsers read `\` as `/`
 * and drop tabs and line breaks, so those never pass.
 */
export function safePath(to: string | null | undefined): string {
  if (!to || !/^\/(?![/\\])[^\\\p{Cc}]*$/u.test(to) || to.length > 2000) return "/";
  const url = URL.canParse(to, "http://here.invalid") ? new URL(to, "http://here.invalid") : null;
  if (url?.host !== "here.invalid" || url.pathname.startsWith("//")) return "/";
  return url.pathname + url.search + url.hash;
}

function pairs(from: string, to: string): Record<string, string> {
  const latin = Array.from(to);
  return Object.fromEntries(Array.from(from, (letter, index) => [letter, latin[index]!]));
}
