import { hash, verify } from "@node-rs/argon2";
import { AppError } from "@/lib/core/errors";
import { newToken } from "@/lib/core/ids";
import { isOwn, isSimple, LONGEST_PASSWORD, SHORTEST_PASSWORD, variantsOf } from "./rules";

/** Whose password it is to be. */
export type Owner = { username: string; name: string; email: string };

let commonPasswords: Promise<ReadonlySet<string>> | undefined;

/** The fifty thousand passwords that leaked most often. Loaded when first asked for, since it is 3 MB that most requests never need. */
const common = (): Promise<ReadonlySet<string>> =>
  (commonPasswords ??= import("@zxcvbn-ts/language-common").then(({ dictionary }) => new Set(dictionary["passwords-common"])));

/**
 * The one rule for every new password: 10 to 200 characters, not among the most common ones (whatever is added at their ends), no mere row or repetition,
 * and not the owner's username, name or address.
 *
 * @throws AppError `invalid` beside the field `password`
 */
export async function demandGoodPassword(password: string, { username, name, email }: Owner): Promise<void> {
  const refuse = (key: string, count?: number) => new AppError("invalid", { key, values: count === undefined ? undefined : { count } }, { field: "password" });
  if (password.length < SHORTEST_PASSWORD) throw refuse("accounts.password.short", SHORTEST_PASSWORD);
  if (password.length > LONGEST_PASSWORD) throw refuse("accounts.password.long", LONGEST_PASSWORD);
  if (isOwn(password, [username, name, email])) throw refuse("password.own");
  if (isSimple(password)) throw refuse("password.simple");
  const known = await common();
  if (variantsOf(password).some((variant) => known.has(variant))) throw refuse("password.common");
}

/** What is stored of a password: Argon2id with a salt of its own. */
export const hashPassword = (password: string): Promise<string> => hash(password);

let noOnesHash: Promise<string> | undefined;

/** Whether this password made this hash. Without a hash, the same work for a no, so that time does not tell who has an account. */
export async function verifyPassword(passwordHash: string | null | undefined, password: string): Promise<boolean> {
  if (passwordHash) return verify(passwordHash, password);
  noOnesHash ??= hash(newToken());
  await verify(await noOnesHash, password);
  return false;
}
